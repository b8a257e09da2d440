namespace SocialImages.Imaging.Drawing;

/// <summary>Its value is the number of bytes a pixel.</summary>
public enum PixelFormat
{
    Grey = 1,
    Rgb = 3,
    Rgba = 4,
}

/// <summary>Raw 8-bit sRGB pixels, row by row without gaps; alpha is not premultiplied.</summary>
public sealed class PixelBuffer
{
    private readonly byte[] _pixels;

    public PixelBuffer(PixelSize size, PixelFormat format) : this(size, format, new byte[checked(size.Pixels * (int)format)])
    {
    }

    /// <summary>Takes the array over; does not copy it.</summary>
    public PixelBuffer(PixelSize size, PixelFormat format, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Width, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Height, 1, nameof(size));
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.LongLength, size.Pixels * (int)format, nameof(pixels));
        (Size, Format, _pixels) = (size, format, pixels);
    }

    public PixelSize Size { get; }

    public PixelFormat Format { get; }

    public int Channels => (int)Format;

    public Span<byte> Pixels => _pixels;

    public ReadOnlyMemory<byte> Memory => _pixels;

    public Span<byte> Row(int y) => _pixels.AsSpan(y * Size.Width * Channels, Size.Width * Channels);

    /// <summary>The channels of one pixel.</summary>
    public Span<byte> this[int x, int y] => Row(y).Slice(x * Channels, Channels);
}
