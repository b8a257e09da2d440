namespace SocialImages.Emulators.Painting;

/// <summary>What to paint. The same order gives the same pixels.</summary>
internal sealed record PictureOrder(string Prompt, int Width, int Height, ulong Seed);
