namespace SocialImages.Imaging.Fingerprints;

/// <summary>The BlurHash of a small RGB picture: a cosine transform in linear light, its first terms written in base 83.</summary>
public static class BlurHash
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(ToLinear)];

    /// <param name="rgb">Three bytes a pixel, row by row; 64 pixels a side are plenty.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="across">Components along the width, 1 to 9.</param>
    /// <param name="down">Components along the height, 1 to 9.</param>
    public static string Encode(ReadOnlySpan<byte> rgb, PixelSize size, int across = 4, int down = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, size.Pixels * 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(across, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(across, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(down, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(down, 9);
        return Write(Transform(rgb, size, across, down), across, down);
    }

    private static Term[] Transform(ReadOnlySpan<byte> rgb, PixelSize size, int across, int down)
    {
        var terms = new Term[across * down];
        for (var j = 0; j < down; j++)
        {
            for (var i = 0; i < across; i++)
                terms[(j * across) + i] = Project(rgb, size, i, j);
        }

        return terms;
    }

    private static Term Project(ReadOnlySpan<byte> rgb, PixelSize size, int i, int j)
    {
        double red = 0, green = 0, blue = 0;
        for (var y = 0; y < size.Height; y++)
        {
            var vertical = Math.Cos(Math.PI * j * y / size.Height);
            for (var x = 0; x < size.Width; x++)
            {
                var basis = Math.Cos(Math.PI * i * x / size.Width) * vertical;
                var at = ((y * size.Width) + x) * 3;
                red += basis * Linear[rgb[at]];
                green += basis * Linear[rgb[at + 1]];
                blue += basis * Linear[rgb[at + 2]];
            }
        }

        var scale = (i == 0 && j == 0 ? 1.0 : 2.0) / size.Pixels;
        return new(red * scale, green * scale, blue * scale);
    }

    private static string Write(Term[] terms, int across, int down)
    {
        var text = new char[4 + (2 * terms.Length)];
        Put(text.AsSpan(0, 1), across - 1 + ((down - 1) * 9));
        var strongest = terms.Skip(1).Select(term => term.Strength).DefaultIfEmpty(0).Max();
        var level = terms.Length > 1 ? (int)Math.Clamp(Math.Floor((strongest * 166) - 0.5), 0, 82) : 0;
        Put(text.AsSpan(1, 1), level);
        Put(text.AsSpan(2, 4), (ToByte(terms[0].Red) << 16) | (ToByte(terms[0].Green) << 8) | ToByte(terms[0].Blue));
        for (var at = 1; at < terms.Length; at++)
            Put(text.AsSpan(4 + (2 * at), 2), terms[at].Quantised((level + 1) / 166.0));
        return new string(text);
    }

    private static void Put(Span<char> target, int value)
    {
        for (var at = target.Length - 1; at >= 0; at--, value /= 83)
            target[at] = Digits[value % 83];
    }

    private static double ToLinear(int value)
    {
        var v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }

    private static int ToByte(double linear)
    {
        var v = Math.Clamp(linear, 0, 1);
        return (int)((v <= 0.0031308 ? v * 12.92 * 255 : ((1.055 * Math.Pow(v, 1 / 2.4)) - 0.055) * 255) + 0.5);
    }

    private readonly record struct Term(double Red, double Green, double Blue)
    {
        internal double Strength => Math.Max(Math.Abs(Red), Math.Max(Math.Abs(Green), Math.Abs(Blue)));

        internal int Quantised(double strongest) =>
            (Level(Red / strongest) * 19 * 19) + (Level(Green / strongest) * 19) + Level(Blue / strongest);

        private static int Level(double value) =>
            (int)Math.Clamp(Math.Floor((Math.Sign(value) * Math.Sqrt(Math.Abs(value)) * 9) + 9.5), 0, 18);
    }
}
