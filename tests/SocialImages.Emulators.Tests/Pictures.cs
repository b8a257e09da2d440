using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Emulators.Tests;

/// <summary>Real files to send.</summary>
internal static class Pictures
{
    private static readonly ImagingEngine Engine = new(new ImagingLimits { MaxPixels = 200_000_000 });

    public static byte[] Jpeg(int width = 320, int height = 320, int quality = 80) => Encode(Noise(width, height), ImageFormat.Jpeg, quality);

    public static byte[] Png(int width = 320, int height = 320) => Encode(Noise(width, height), ImageFormat.Png, 80);

    public static byte[] PngWithAlpha(int width = 320, int height = 320) => Encode(new PixelBuffer(new PixelSize(width, height), PixelFormat.Rgba), ImageFormat.Png, 80);

    public static byte[] WebP(int width = 320, int height = 320) => Encode(Noise(width, height), ImageFormat.WebP, 80);

    public static byte[] Red() => Encode(Filled(64, 64, 230, 20, 20), ImageFormat.Jpeg, 90);

    public static ImageFacts Facts(byte[] file) => new ImageInspector(Engine).Inspect(file);

    public static async Task<PixelBuffer> PixelsAsync(byte[] file) => await new ImageCodec(Engine).DecodeAsync(file);

    /// <summary>A JPEG of exactly this many bytes: comment segments before the picture.</summary>
    public static byte[] JpegOfSize(int bytes)
    {
        var jpeg = Jpeg();
        using var file = new MemoryStream();
        file.Write(jpeg, 0, 2);
        for (var missing = bytes - jpeg.Length; missing > 0;)
        {
            var segment = Math.Min(missing, 65_537);
            if (missing - segment is > 0 and < 4) segment -= 4;
            file.Write([0xFF, 0xFE, (byte)((segment - 2) >> 8), (byte)(segment - 2)]);
            file.Write(new byte[segment - 4]);
            missing -= segment;
        }

        file.Write(jpeg, 2, jpeg.Length - 2);
        return file.ToArray();
    }

    /// <summary>A JPEG whose second segment says that more pictures follow.</summary>
    public static byte[] MultiPicture()
    {
        var jpeg = Jpeg();
        return [.. jpeg[..2], 0xFF, 0xE2, 0, 8, .. "MPF\0"u8, 0, 0, .. jpeg[2..]];
    }

    private static byte[] Encode(PixelBuffer pixels, ImageFormat format, int quality) =>
        new ImageCodec(Engine).EncodeAsync(pixels, format, new Quality(quality)).GetAwaiter().GetResult().Bytes.ToArray();

    private static PixelBuffer Noise(int width, int height)
    {
        var pixels = new PixelBuffer(new PixelSize(width, height), PixelFormat.Rgb);
        var random = new Random(7);
        random.NextBytes(pixels.Pixels[..Math.Min(pixels.Pixels.Length, 60_000)]);
        return pixels;
    }

    private static PixelBuffer Filled(int width, int height, byte red, byte green, byte blue)
    {
        var pixels = new PixelBuffer(new PixelSize(width, height), PixelFormat.Rgb);
        for (var at = 0; at < pixels.Pixels.Length; at += 3) (pixels.Pixels[at], pixels.Pixels[at + 1], pixels.Pixels[at + 2]) = (red, green, blue);
        return pixels;
    }
}
