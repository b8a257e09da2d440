namespace SocialImages.Emulators.Instagram;

/// <summary>The bytes Instagram took from <paramref name="SourceUrl"/>, as they came.</summary>
internal sealed record FetchedImage(string SourceUrl, string Sha256, long ByteSize, string Format, int Width, int Height, int Components, bool HasExif);
