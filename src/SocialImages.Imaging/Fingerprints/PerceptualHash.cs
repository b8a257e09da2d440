using System.Numerics;

namespace SocialImages.Imaging.Fingerprints;

/// <summary>64-bit difference hash: one bit per neighbour pair of a 9x8 grey picture, set where the right one is lighter.</summary>
public readonly record struct PerceptualHash(ulong Value)
{
    internal static readonly PixelSize Grid = new(9, 8);

    /// <summary>Differing bits, 0 to 64. Up to about 8 is the same picture re-encoded or resized.</summary>
    public int DistanceTo(PerceptualHash other) => BitOperations.PopCount(Value ^ other.Value);

    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    internal static PerceptualHash OfGrey(ReadOnlySpan<byte> grid)
    {
        ulong hash = 0;
        for (var row = 0; row < Grid.Height; row++)
        {
            for (var column = 1; column < Grid.Width; column++)
            {
                var at = (row * Grid.Width) + column;
                hash = (hash << 1) | (grid[at] > grid[at - 1] ? 1UL : 0);
            }
        }

        return new(hash);
    }
}
