using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SocialImages.Emulators.Control;

/// <summary>The settings in force. A change replaces the whole object, so that a request sees one consistent set.</summary>
internal sealed class SettingsBook
{
    private const int SketchPixels = 40_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock gate = new();
    private EmulatorSettings initial = new();

    public SettingsBook() => Current = initial;

    public EmulatorSettings Current { get; private set; }

    /// <summary>No artificial delays, and sketches for pictures.</summary>
    public void MakeInstant()
    {
        Merge(new JsonObject
        {
            ["openai"] = new JsonObject { ["imageDelayMs"] = 0 },
            ["stability"] = new JsonObject { ["imageDelayMs"] = 0 },
            ["gemini"] = new JsonObject { ["imageDelayMs"] = 0 },
            ["midjourney"] = new JsonObject { ["gridDelayMs"] = 0 },
            ["stableDiffusion"] = new JsonObject { ["stepDelayMs"] = 0 },
            ["compatible"] = new JsonObject { ["imageDelayMs"] = 0 },
            ["instagram"] = new JsonObject { ["pollsUntilFinished"] = 0 },
            ["painting"] = new JsonObject { ["maxPixels"] = SketchPixels, ["grain"] = false },
        });
        initial = Current;
    }

    public void Merge(JsonObject changes)
    {
        lock (gate)
        {
            var merged = ToJson();
            MergeInto(merged, changes);
            Current = merged.Deserialize<EmulatorSettings>(Options)!;
        }
    }

    public void Reset()
    {
        lock (gate) Current = initial;
    }

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(Current, Options)!.AsObject();

    private static void MergeInto(JsonObject target, JsonObject changes)
    {
        foreach (var (given, value) in changes)
        {
            var name = target.Select(pair => pair.Key).FirstOrDefault(known => known.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;
            if (value is JsonObject inner && target[name] is JsonObject existing) MergeInto(existing, inner);
            else target[name] = value?.DeepClone();
        }
    }
}
