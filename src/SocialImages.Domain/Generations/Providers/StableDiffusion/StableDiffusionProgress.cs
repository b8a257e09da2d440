using System.Text.Json;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.StableDiffusion;

/// <summary>What `progress` says. It is the server's, not a request's: whose picture it is, only newer servers tell.</summary>
internal sealed record StableDiffusionProgress(double Fraction, bool IsInterrupted, byte[]? Preview, string? CurrentTask, bool NamesTask)
{
    public static StableDiffusionProgress? Read(WireAnswer answer)
    {
        var root = answer.Json();
        if (!answer.IsSuccess || root.Number("progress") is not { } fraction) return null;
        var state = root.Get("state") ?? default;
        return new(
            Math.Clamp(fraction, 0, 1),
            state.IsTrue("interrupted"),
            root.Base64("current_image"),
            root.Text("current_task"),
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("current_task", out _));
    }

    /// <summary>A server that does not say whose picture it is making is taken to be ours alone.</summary>
    public bool IsOf(string taskId) => !NamesTask || CurrentTask == taskId;

    /// <summary>Nothing is being made, or ours.</summary>
    public bool IsIdleOrOf(string taskId) => CurrentTask is null || CurrentTask == taskId;
}
