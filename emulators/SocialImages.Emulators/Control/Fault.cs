using System.Text.Json;

namespace SocialImages.Emulators.Control;

internal enum FaultKind
{
    Latency,
    Status,
    DropBefore,
    DropAfter,
    Truncate,
    Hang,
    Garbage,
}

/// <summary>One order to misbehave, as posted to <c>/_control/faults</c>.</summary>
internal sealed class Fault
{
    /// <summary><c>openai</c>, <c>stability</c>, <c>gemini</c>, <c>midjourney</c>, <c>sd</c>, <c>compatible</c>, <c>cloudinary</c>, <c>instagram</c>, or <c>*</c>.</summary>
    public string Service { get; init; } = "*";

    /// <summary>The operation's name, or <c>*</c>.</summary>
    public string Operation { get; init; } = "*";

    public required FaultKind Kind { get; init; }

    /// <summary>How many requests are hit; 0 or less means every one until the next reset.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests pass unharmed first.</summary>
    public int After { get; init; }

    /// <summary>Only requests whose path, query or bearer token contains this text.</summary>
    public string? Match { get; init; }

    public FaultValue Value { get; init; } = new();

    public int Seen { get; set; }

    public int Hits { get; set; }

    public bool Concerns(string service, string operation, string subject) =>
        Names(Service, service) && Names(Operation, operation) && (Match is null || subject.Contains(Match, StringComparison.Ordinal));

    private static bool Names(string pattern, string actual) =>
        pattern is "*" or "" || string.Equals(pattern, actual, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The fault's parameters. On the wire either a bare number or text, or an object with these names.</summary>
internal sealed class FaultValue
{
    /// <summary>latency: the delay; hang: how long before the connection is cut (default: until the caller gives up).</summary>
    public int? Milliseconds { get; init; }

    /// <summary>status: the HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>truncate: how many bytes of the body are sent (default: half).</summary>
    public int? Bytes { get; init; }

    /// <summary>status, garbage: the body; a JSON value is sent as JSON, a string as it stands.</summary>
    public JsonElement? Body { get; init; }

    public string? ContentType { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Whether the request takes effect although its answer is spoilt. Default: yes for latency, dropAfter, truncate and garbage.</summary>
    public bool? Effect { get; init; }
}
