namespace SocialImages.Emulators.Painting;

/// <summary>What to paint. The same order gives the same pixels.</summary>
internal sealed record PictureOrder(string Prompt, int Width, int Height, ulong Seed)
{
    public bool Transparent { get; init; }

    public IReadOnlyList<byte[]> References { get; init; } = [];

    public byte[]? Mask { get; init; }
}
