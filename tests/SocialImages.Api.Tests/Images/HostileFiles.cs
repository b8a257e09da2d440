using System.IO.Compression;
using System.Text;
using SocialImages.Api.Tests.Harness;
using SocialImages.Imaging;
using SocialImages.Imaging.Tests.Files;

namespace SocialImages.Api.Tests.Images;

/// <summary>What is sent by people who do not mean well, or whose camera does not.</summary>
internal static class HostileFiles
{
    private static readonly PixelSize Small = new(64, 48);

    /// <summary>A real HEVC picture of 64x48, as telephones write it.</summary>
    private const string Heic =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAASgACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAFJtZGF0AAAARigBrxmA71BJjpGz79llLB5cBrqzfr8+HbwxIFPZZBcAExxwckWJpjRbVXZEoxIb0S7+/x3onLadW6g2To52NHrj1WPOGoA=";

    /// <summary>64x48 pixels of ink, as printers' programs write them.</summary>
    private const string Cmyk =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAMABABEMRAE0RAFkRAEsRAP/EABwAAAICAwEBAAAAAAAAAAAAAAQFAAMCBgcBCP/EAC0QAAICAgEDAgUEAgMAAAAAAAABAgMEEQUhMVFBYQYSIkJiEzJScRSRI4Gh/9oADgRDAE0AWQBLAAA/AOZLW+pzqdDX2s6N9K+1jJX77zQdiSSktFEoaZbCXhHjuj5Nn4170zH5X4MmefrrybNgxlKUdHvysEvT3szjfHWtm2YEX8iIkwK20zhYt9xlrSRHFi7MtWtbDsWW3siPYoR5EtsdY0uiMiSj0ArpdA6D6HzbXjOT7M6nf8E26f0HTFkV+UceWe/LGuDx7lJfSK8n4Otg3/xf6LFdW+0kZxz37m18Xxlja6aF13wtdD7Ho8lbFdixZu/U3DjeMcEm0CT4GyH2v/QJk2uSLq8peR7TSq0C28VKPoJ8q5R316htFrm14LSiWDJLsKMnI3vqOsN9jxIreK16C62zbHeK+iPTGWO9dgO6zoMa10OA1RSZ9HB8ebt/mzlz4pfxGmHZ8jWjCVcJd4ovr5y1P95VPjGuyZtnD8jCDippFNmHTJdYJjDH+IX2m9/2DW8fYu2zcsK+FsE4Nf0K83hK7U3CKXsEz5dWx+mX/RhXVOuX1p/2GGtZ/DSrb3D/AMFmVluWxvhtdCCa/jWn+0W23b9R5iPsQCswNegJZaO8R9iFEsL2B5y2M6+xwWMTt4uWT7iV8X+ITVtPoQyWU/JVPi/xGeLc4tELoZb8g1vFfibHxnJTqa1LoeNbCas2UfuAbuJ/E2vC5GF8UpPqD5GPC1alFBSzVNabBf8AAnTLcV08DBNNbQkzeKXVxRXOzfYOxJNNKXRkE2Rx2m/pKJsdYr7EAp4WvQqctDWl9DiSxmdKEX6vuXfKi2GMyGSt9zxwi/QKqpkiGcbvcxdMX6BtCnBrRC6Nz8lcsSEu6G+FkTg110QvrvfkEv46L7I2LCz3pKTK51poIhf7gVnHae0hrXZGxbTAsjDjPfQzc1IyqhOp6kuhmLL8HT/aVyGeO9pdTmiwPY2Q1zUvIWZxwfYhklLyQuhha9CFkdr1IXwxPYhZGzRAmvF9iFkbSBtNMkQIhYYuEX6B+O7Ia76PHFMvhP3MJURl6DGqz5l1KbKk+6LVLZWqHB/Sf//Z";

    /// <summary>Red, green and blue in turn, 64x48.</summary>
    private const string AnimatedWebp =
        "UklGRkoBAABXRUJQVlA4WAoAAAACAAAAPwAALwAAQU5JTQYAAAD/////AABBTk1GXgAAAAAAAAAAAD8AAC8AAGQAAAJWUDggRgAAALADAJ0BKkAAMAA+0WiuUigmJCKiqAEAGglnANNSgAAVGmMcPjYgAP7rNv/0Jse1Ff/9CT/4mz/ibPg5h/4qWYkYDvAAAABBTk1GWgAAAAAAAAAAAD8AAC8AAGQAAABWUDggQgAAAHQDAJ0BKkAAMAA+0V6kUgIqAAGglnAM8agH4AABUV2osw9PAAD+0u1/+QXLC65Gv/5sCua5+hjA1p66WllMAoeAAEFOTUZWAAAAAAAAAAAAPwAALwAAZAAAAFZQOCA+AAAA9AIAnQEqQAAwAD7RXKRSAioAAaCWcA0ugHeZLwcFwEAA/vCbQ//oSf/8TZ//SbPhFekulxdk8lqsb9XDQAA=";

    /// <param name="Refusal">The typed error; null when the file becomes a picture, and "?" when either is right.</param>
    /// <param name="Size">How large the picture is that it becomes, where that is the point.</param>
    public sealed record Hostile(string Name, byte[] Bytes, string? Refusal, PixelSize? Size = null);

    public static async Task<IReadOnlyList<Hostile>> AllAsync()
    {
        var jpeg = await Uploads.PictureAsync(900);
        return [.. Bombs(), .. Endless(jpeg), .. Impostors(), .. await BrokenAsync(jpeg), .. await OddAsync(jpeg), .. await TurnedAsync()];
    }

    private static IEnumerable<Hostile> Bombs()
    {
        var row = new byte[(20_000 / 8) + 1];
        yield return new("bomb of 400 megapixels", PngFile.Write(new PixelSize(20_000, 20_000), 1, PngFile.Grey, Repeat(row, 20_000)), "ImageRejectedError");
        yield return new("header that promises 3.6 gigapixels", Lie(60_000, 60_000), "ImageRejectedError");
        yield return new("header that promises 36 megapixels", Lie(6_000, 6_000), "ImageRejectedError");
        yield return new("one line of 65,535 pixels", PngFile.Write(new PixelSize(65_535, 1), 8, PngFile.Grey, new byte[65_536]), "ImageRejectedError");
        var largest = new PixelSize(8165, 6123);
        yield return new("interlaced picture of 400 MB", PngFile.WriteInterlaced(largest, 16, PngFile.Rgba, 8), "ImageRejectedError");
        yield return new("interlaced picture of 150 MB", PngFile.WriteInterlaced(largest, 8, PngFile.Rgb, 3), null, largest);
        yield return new("text that unpacks to 50 MB", Png(("zTXt", [.. "bomb\0\0"u8, .. Deflated(50_000_000)])), null);
        yield return new("profile that unpacks to 50 MB", Png(("iCCP", [.. "bomb\0\0"u8, .. Deflated(50_000_000)])), "?");
    }

    /// <summary>Small files that take long: each scan goes over the whole picture, each frame is looked at before the first is shown.</summary>
    private static IEnumerable<Hostile> Endless(byte[] jpeg)
    {
        var scan = jpeg[jpeg.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xDA])..^2];
        yield return new("JPEG of 33 scans", [.. jpeg[..^2], .. Enumerable.Repeat(scan, 32).SelectMany(bytes => bytes), .. jpeg[^2..]], "ImageRejectedError");
        yield return new("GIF of 501 frames", GifFile.Write(new PixelSize(2, 2), new byte[501]), "ImageRejectedError");
        yield return new("GIF of 500 frames", GifFile.Write(new PixelSize(2, 2), new byte[500]), null, new PixelSize(2, 2));
        var webp = Convert.FromBase64String(AnimatedWebp);
        var frame = webp[webp.AsSpan().LastIndexOf("ANMF"u8)..];
        yield return new("WebP of 501 frames", [.. webp, .. Enumerable.Repeat(frame, 498).SelectMany(bytes => bytes)], "ImageRejectedError");
    }

    private static IEnumerable<Hostile> Impostors()
    {
        var files = new Dictionary<string, string>
        {
            ["page"] = "<!doctype html><script>alert(1)</script>",
            ["script"] = "GIF is not here; require('child_process').exec('id')",
            ["ImageTragick"] = "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x.jpg\"|touch /tmp/hacked\")'\npop graphic-context",
            ["SVG that reads files"] = "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
            ["PostScript"] = "%!PS-Adobe-3.0\n(%pipe%id) (r) file",
            ["PDF"] = "%PDF-1.7\n1 0 obj<<>>endobj",
            ["BMP"] = "BM\u0036\0\0\0\0\0\0\0",
            ["TIFF"] = "II*\0\b\0\0\0\0\0",
            ["nothing"] = "",
            ["one byte"] = "x",
        };
        foreach (var (name, text) in files) yield return new(name, Encoding.Latin1.GetBytes(text), "UnsupportedImageFormatError");
        var noise = new byte[20_000];
        new Random(1).NextBytes(noise);
        yield return new("noise", noise, "UnsupportedImageFormatError");
        yield return new("noise behind a JPEG's first bytes", [0xFF, 0xD8, 0xFF, .. noise], "ImageRejectedError");
        yield return new("HEIC", Convert.FromBase64String(Heic), "?");
    }

    private static async Task<IEnumerable<Hostile>> BrokenAsync(byte[] jpeg)
    {
        var broken = new List<Hostile> { new("JPEG cut in half", jpeg[..(jpeg.Length / 2)], "ImageRejectedError") };
        foreach (var format in new[] { ImageFormat.Png, ImageFormat.WebP, ImageFormat.Avif })
        {
            var file = await Uploads.PictureAsync(901, format);
            broken.Add(new($"{format} cut short", file[..(file.Length * 6 / 10)], "ImageRejectedError"));
        }

        var corrupt = (byte[])jpeg.Clone();
        new Random(2).NextBytes(corrupt.AsSpan(corrupt.Length / 2, 400));
        broken.Add(new("JPEG with 400 other bytes in its middle", corrupt, "?"));
        broken.Add(new("GIF cut short", GifFile.Write(new PixelSize(100, 100), 1)[..500], "ImageRejectedError"));
        return broken;
    }

    private static async Task<IEnumerable<Hostile>> OddAsync(byte[] jpeg)
    {
        var segments = jpeg;
        for (var added = 0; added < 100; added++) segments = JpegFile.WithSegment(segments, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. new byte[60_000]]);
        return
        [
            new("JPEG and an archive", [.. jpeg, .. "PK\u0003\u0004"u8, .. new byte[500]], null),
            new("GIF and an archive", [.. GifFile.Write(Small, 2), .. "PK\u0003\u0004"u8, .. new byte[500]], null),
            new("JPEG with 6 MB of XMP", segments, null),
            new("JPEG upside down with a position", JpegFile.WithExif(await Uploads.PictureAsync(902), 3), null),
            new("PNG of 16 bits", PngFile.Write(Small, 16, PngFile.Rgb, PngFile.Scanlines(Small, Small.Width * 6, (x, y) => (byte)(x * y))), null),
            new("PNG of one bit", PngFile.Write(Small, 1, PngFile.Grey, PngFile.Scanlines(Small, Small.Width / 8, (x, y) => (byte)(x + y))), null),
            new("PNG that is an animation", Png(("acTL", [0, 0, 0, 9, 0, 0, 0, 0])), null),
            new("GIF that is an animation", GifFile.Write(Small, 1, 2, 3), null, Small),
            new("WebP that is an animation", Convert.FromBase64String(AnimatedWebp), null, Small),
            new("JPEG of ink", Convert.FromBase64String(Cmyk), null, Small),
            new("one pixel", PngFile.Write(new PixelSize(1, 1), 8, PngFile.Rgb, [0, 1, 2, 3]), null),
        ];
    }

    private static async Task<IEnumerable<Hostile>> TurnedAsync()
    {
        var turned = new List<Hostile>();
        for (ushort orientation = 1; orientation <= 8; orientation++)
        {
            var size = orientation >= 5 ? Small.Turned : Small;
            turned.Add(new($"JPEG of orientation {orientation} with a position", JpegFile.WithExif(await Uploads.PictureAsync(910 + orientation, ImageFormat.Jpeg, 64, 48), orientation), null, size));
        }

        return turned;
    }

    private static byte[] Lie(int width, int height)
        => PngFile.Write(new PixelSize(width, height), 8, PngFile.Rgb, PngFile.Scanlines(Small, Small.Width * 3, (x, _) => (byte)x));

    private static byte[] Png((string Type, byte[] Data) chunk)
        => PngFile.Write(Small, 8, PngFile.Rgb, PngFile.Scanlines(Small, Small.Width * 3, (x, y) => (byte)(x + (chunk.Type[0] * y))), chunk);

    private static byte[] Repeat(byte[] row, int times)
    {
        var rows = new byte[row.Length * times];
        for (var at = 0; at < times; at++) row.CopyTo(rows, at * row.Length);
        return rows;
    }

    private static byte[] Deflated(int zeros)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize)) zlib.Write(new byte[zeros]);
        return packed.ToArray();
    }
}
