using System.Collections.Concurrent;

namespace SocialImages.Emulators.Control;

/// <summary>One request as it was seen; secrets are masked before it is kept.</summary>
internal sealed record SeenRequest(
    long Number,
    string Service,
    string Operation,
    string Method,
    string Path,
    string Query,
    string? Body,
    int? Status,
    DateTimeOffset At,
    double Milliseconds,
    string? Fault);

/// <summary>Every request to an emulated service, oldest first; the newest 50,000 are kept.</summary>
internal sealed class RequestLog
{
    private const int Kept = 50_000;
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private long number;

    public long NextNumber() => Interlocked.Increment(ref number);

    public void Add(SeenRequest request)
    {
        seen.Enqueue(request);
        while (seen.Count > Kept) seen.TryDequeue(out _);
    }

    public IEnumerable<SeenRequest> Of(string? service, string? operation) => seen
        .Where(request => service is null || request.Service == service)
        .Where(request => operation is null || request.Operation == operation)
        .OrderBy(request => request.Number);

    public void Clear() => seen.Clear();
}
