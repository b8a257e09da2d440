using SocialImages.Imaging.Drawing;

namespace SocialImages.Imaging.Tests;

/// <summary>The way back, as a client does it.</summary>
internal static class BlurHashDecoder
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    internal static PixelBuffer Decode(string hash, PixelSize size)
    {
        var (across, down) = ((Number(hash, 0, 1) % 9) + 1, (Number(hash, 0, 1) / 9) + 1);
        Assert.Equal(4 + (2 * across * down), hash.Length);
        var strongest = (Number(hash, 1, 1) + 1) / 166.0;
        var picture = new PixelBuffer(size, PixelFormat.Rgb);
        for (var channel = 0; channel < 3; channel++)
        {
            var terms = Enumerable.Range(0, across * down).Select(at => Term(hash, at, channel, strongest)).ToArray();
            Paint(picture, channel, terms, across);
        }

        return picture;
    }

    private static double Term(string hash, int at, int channel, double strongest)
    {
        if (at == 0)
            return Linear((Number(hash, 2, 4) >> (16 - (8 * channel))) & 255);
        var value = (Number(hash, 4 + (2 * at), 2) / (int)Math.Pow(19, 2 - channel) % 19) - 9;
        return Math.Sign(value) * Math.Pow(Math.Abs(value) / 9.0, 2) * strongest;
    }

    private static void Paint(PixelBuffer picture, int channel, double[] terms, int across)
    {
        var size = picture.Size;
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var light = terms.Select((term, at) =>
                    term * Math.Cos(Math.PI * x * (at % across) / size.Width) * Math.Cos(Math.PI * y * (at / across) / size.Height)).Sum();
                picture[x, y][channel] = Display(light);
            }
        }
    }

    private static int Number(string hash, int start, int length) =>
        hash.AsSpan(start, length).ToArray().Aggregate(0, (value, digit) => (value * 83) + Digits.IndexOf(digit, StringComparison.Ordinal));

    private static double Linear(int value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);

    private static byte Display(double light)
    {
        var value = Math.Clamp(light, 0, 1);
        return (byte)Math.Round(255 * (value <= 0.0031308 ? value * 12.92 : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055));
    }
}
