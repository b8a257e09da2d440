using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialImages.Emulators.Control;

/// <summary>Reads what is posted to <c>/_control/faults</c>: one fault or an array of them.</summary>
internal static class FaultReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static List<Fault> Read(JsonElement body) =>
        body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray().Select(ReadOne)] : [ReadOne(body)];

    private static Fault ReadOne(JsonElement element)
    {
        var order = element.Deserialize<Order>(Options) ?? throw new JsonException("A fault is an object.");
        return new Fault
        {
            Service = order.Service ?? "*",
            Operation = order.Operation ?? "*",
            Kind = order.Fault,
            Times = order.Times ?? 1,
            After = order.After ?? 0,
            Match = order.Match,
            Value = ReadValue(order.Fault, order.Value),
        };
    }

    private static FaultValue ReadValue(FaultKind kind, JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => new FaultValue(),
        { ValueKind: JsonValueKind.Object } => value.Value.Deserialize<FaultValue>(Options)!,
        { ValueKind: JsonValueKind.Number } => FromNumber(kind, value.Value.GetInt32()),
        { ValueKind: JsonValueKind.String } => new FaultValue { Body = value.Value.Clone() },
        _ => throw new JsonException("value is a number, a text or an object."),
    };

    private static FaultValue FromNumber(FaultKind kind, int number) => kind switch
    {
        FaultKind.Latency or FaultKind.Hang => new FaultValue { Milliseconds = number },
        FaultKind.Truncate => new FaultValue { Bytes = number },
        _ => new FaultValue { Status = number },
    };

    private sealed record Order(string? Service, string? Operation, [property: JsonRequired] FaultKind Fault, int? Times, int? After, string? Match, JsonElement? Value);
}
