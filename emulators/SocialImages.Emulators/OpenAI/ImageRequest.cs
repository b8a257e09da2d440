namespace SocialImages.Emulators.OpenAI;

/// <summary>A checked order for pictures; nothing is <c>auto</c> any more.</summary>
internal sealed record ImageRequest
{
    public required ImageModel Model { get; init; }
    public required string Prompt { get; init; }
    public required int Count { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string Quality { get; init; }
    public required string Background { get; init; }
    public required string Format { get; init; }
    public required int Compression { get; init; }
    public required bool LowModeration { get; init; }
    public required bool Stream { get; init; }
    public required int PartialImages { get; init; }

    /// <summary>Reference pictures of an edit; empty for a generation.</summary>
    public IReadOnlyList<byte[]> References { get; init; } = [];

    public byte[]? Mask { get; init; }

    public string Size => $"{Width}x{Height}";
}
