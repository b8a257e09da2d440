using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>Brings a canvas to bytes at the size ordered, with the grain of the style; without a style there is none.</summary>
internal static class Print
{
    public static Raster Of(Canvas canvas, int width, int height, PaintStyle? style, uint seed)
    {
        var pixels = new byte[width * height * 3];
        var grain = style switch
        {
            null => 0,
            PaintStyle.Minimal => 0.6f,
            PaintStyle.Photographic => 4.2f,
            PaintStyle.Vibrant => 1.4f,
            _ => 2.4f,
        };
        var sameSize = canvas.Width == width && canvas.Height == height;
        Parallel.For(0, height, row =>
        {
            for (var column = 0; column < width; column++)
            {
                var color = sameSize ? canvas.Pixels[row * width + column] : Blur.Smooth(canvas, (column + 0.5f) / width, (row + 0.5f) / height);
                Write(pixels.AsSpan((row * width + column) * 3, 3), color, grain == 0 ? 0 : Grain((uint)column, (uint)row, seed) * grain);
            }
        });
        return new Raster(width, height, pixels, HasAlpha: false);
    }

    private static void Write(Span<byte> pixel, Vector3 color, float grain)
    {
        pixel[0] = (byte)Math.Clamp(color.X * 255 + grain + 0.5f, 0, 255);
        pixel[1] = (byte)Math.Clamp(color.Y * 255 + grain + 0.5f, 0, 255);
        pixel[2] = (byte)Math.Clamp(color.Z * 255 + grain + 0.5f, 0, 255);
    }

    private static float Grain(uint x, uint y, uint seed)
    {
        var hash = x * 0x8DA6B343 ^ y * 0xD8163841 ^ seed;
        hash = (hash ^ hash >> 15) * 0x2C1B3C6D;
        hash = (hash ^ hash >> 12) * 0x297A2D39;
        hash ^= hash >> 15;
        return ((hash & 0xFFFF) + (hash >> 16)) / 65535f - 1;
    }
}
