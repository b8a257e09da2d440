using System.Collections.Concurrent;

namespace SocialImages.Emulators.Control;

/// <summary>One request, kept from its first moment; secrets are masked. Without a status it is still running, or its connection was cut.</summary>
internal sealed record SeenRequest(long Number, string Service, string Operation, string Method, string Path, string Query, string? Body, DateTimeOffset At)
{
    public int? Status { get; set; }

    public double? Milliseconds { get; set; }

    public string? Fault { get; set; }
}

/// <summary>Every request to an emulated service, oldest first; the newest 20,000 are kept.</summary>
internal sealed class RequestLog
{
    private const int Kept = 20_000;
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
