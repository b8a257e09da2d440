using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Transport;

/// <summary>Stands where the engine stands: answers a few fixed texts, and shows what the transport handed it.</summary>
internal sealed class EchoEngine(ITopicEventReceiver topics)
{
    public const string Sdl = "type Query {\n  echo: String\n}\n";

    private int _openStreams;
    private int _flooded;

    public ConcurrentQueue<OperationRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Cancelled { get; } = new();

    public int OpenStreams => Volatile.Read(ref _openStreams);

    /// <summary>Results that a client's slowness has not held back.</summary>
    public int Flooded => Volatile.Read(ref _flooded);

    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        var text = Encoding.UTF8.GetString(request.Document.Span);
        if ((request.AllowedOperations & KindOf(text)) == 0)
            return ErrorResult.ForKindNotAllowed();

        return text switch
        {
            "{ __typename }" => Json("""{"data":{"__typename":"Query"}}"""),
            "{ syntax" => new ErrorResult(Error("Expected a `RightBrace`-token.", "HC0011")),
            "{ partial }" => Json("""{"errors":[{"message":"half"}],"data":null}""", isDataNull: true, Error("half", null)),
            "{ throw }" => throw new InvalidOperationException("secret detail"),
            "{ wait }" => await WaitAsync(text, cancellationToken),
            "{ user }" => Json($$$"""{"data":{"user":"{{{request.User?.Identity?.Name}}}"}}"""),
            "{ big }" => Json($$$"""{"data":{"big":"{{{new string('x', 300_000)}}}"}}"""),
            "mutation { change }" => Json("""{"data":{"change":true}}"""),
            "subscription { three }" => new ResponseStream(ThreeAsync()),
            "subscription { topic }" => new ResponseStream(ListenAsync(
                await topics.SubscribeAsync<int>("topic", cancellationToken), CancellationToken.None)),
            "subscription { resumable }" => new ResponseStream(ListenAsync(
                await topics.SubscribeAsync<int>("topic", 4, TopicBufferFullMode.EndStream, cancellationToken), CancellationToken.None)),
            "subscription { wrong }" => new ErrorResult(Error("The field `wrong` does not exist.", null)),
            "subscription { flood }" => new ResponseStream(FloodAsync(CancellationToken.None)),
            "subscription { throw }" => new ResponseStream(ThrowAsync()),
            _ => await EchoAsync(request, text, cancellationToken),
        };
    }

    private static OperationKinds KindOf(string text) =>
        text.StartsWith("mutation", StringComparison.Ordinal) ? OperationKinds.Mutation
        : text.StartsWith("subscription", StringComparison.Ordinal) ? OperationKinds.Subscription
        : OperationKinds.Query;

    private static IError Error(string message, string? code) => ErrorBuilder.New().SetMessage(message).SetCode(code).Build();

    private static FixedResult Json(string json, bool isDataNull = false, params IReadOnlyList<IError> errors) =>
        new(Encoding.UTF8.GetBytes(json)) { HasData = true, IsDataNull = isDataNull, Errors = errors };

    private static async ValueTask<ExecutionResult> EchoAsync(OperationRequest request, string text, CancellationToken cancellationToken)
    {
        var files = new List<object>();
        foreach (var (path, file) in request.Files ?? new Dictionary<string, IFile>())
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            files.Add(new { path, name = file.Name, type = file.ContentType, length = file.Length, sum = bytes.ToArray().Sum(b => (long)b) });
        }

        var echo = new
        {
            query = text,
            request.OperationName,
            variables = request.Variables.ValueKind == JsonValueKind.Undefined ? null : request.Variables.GetRawText(),
            extensions = request.Extensions.ValueKind == JsonValueKind.Undefined ? null : request.Extensions.GetRawText(),
            cost = request.Cost.ToString(),
            files,
        };
        return Json(JsonSerializer.Serialize(new { data = echo }, JsonSerializerOptions.Web));
    }

    private async ValueTask<ExecutionResult> WaitAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        finally
        {
            Cancelled.Enqueue(text);
        }

        return Json("{}");
    }

    private static async IAsyncEnumerable<OperationResult> ThreeAsync()
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return Json($$$"""{"data":{"three":{{{i}}}}}""");
        }
    }

    private static async IAsyncEnumerable<OperationResult> ThrowAsync()
    {
        await Task.Yield();
        yield return Json("""{"data":{"throw":1}}""");
        throw new InvalidOperationException("secret detail");
    }

    private async IAsyncEnumerable<OperationResult> FloodAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _openStreams);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await Task.Yield();
                Interlocked.Increment(ref _flooded);
                yield return Json($$$"""{"data":{"flood":"{{{new string('x', 100_000)}}}"}}""");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _openStreams);
        }
    }

    private async IAsyncEnumerable<OperationResult> ListenAsync(
        ISourceStream<int> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _openStreams);
        try
        {
            await using var _ = source;
            await foreach (var number in source.ReadEventsAsync().WithCancellation(cancellationToken))
                yield return Json($$$"""{"data":{"topic":{{{number}}}}}""");
        }
        finally
        {
            Interlocked.Decrement(ref _openStreams);
        }
    }
}
