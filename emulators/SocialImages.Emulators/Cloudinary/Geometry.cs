using System.Globalization;
using SocialImages.Imaging;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A component's crop mode, sides, ratio and gravity as one resize.</summary>
internal static class Geometry
{
    public static ImageTransform Of(Transformation step, PixelSize source)
    {
        var (width, height) = Sides(step, source);
        var mode = ModeOf(step.Crop ?? "scale");
        if (step.Crop is "lfill" or "lpad" && width is { } w && height is { } h && (w > source.Width || h > source.Height))
        {
            var shrink = Math.Min((double)source.Width / w, (double)source.Height / h);
            (width, height) = (Math.Max(1, (int)(w * shrink)), Math.Max(1, (int)(h * shrink)));
        }

        return new ImageTransform
        {
            Mode = mode,
            Width = width,
            Height = height,
            Gravity = step.Gravity is null or "center" ? Gravity.Centre : Gravity.Attention,
            Background = ColorOf(step.Background),
        };
    }

    private static (int? Width, int? Height) Sides(Transformation step, PixelSize source)
    {
        var width = step.Width?.Of(source.Width, step.PixelRatio);
        var height = step.Height?.Of(source.Height, step.PixelRatio);
        if (step.Ratio is not { } ratio) return (width, height);
        if (width is { } w) return (w, Math.Max(1, (int)Math.Round(w / ratio)));
        if (height is { } h) return (Math.Max(1, (int)Math.Round(h * ratio)), h);
        return source.Ratio > ratio ? ((int)Math.Round(source.Height * ratio), source.Height) : (source.Width, (int)Math.Round(source.Width / ratio));
    }

    private static ResizeMode ModeOf(string crop) => crop switch
    {
        "fill" or "lfill" or "thumb" => ResizeMode.Fill,
        "fit" => ResizeMode.Fit,
        "limit" => ResizeMode.Limit,
        "pad" or "lpad" => ResizeMode.Pad,
        "crop" => ResizeMode.Crop,
        _ => ResizeMode.Scale,
    };

    private static Rgb ColorOf(string? name) => name switch
    {
        "black" => Rgb.Black,
        "red" => new Rgb(255, 0, 0),
        "green" => new Rgb(0, 128, 0),
        "blue" => new Rgb(0, 0, 255),
        "gray" => new Rgb(128, 128, 128),
        null or "white" or "auto" or "transparent" => Rgb.White,
        var hex => FromHex(hex.Replace("rgb:", "", StringComparison.Ordinal).TrimStart('#')),
    };

    private static Rgb FromHex(string hex)
    {
        if (hex.Length == 3) hex = string.Concat(hex.Select(digit => new string(digit, 2)));
        var number = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgb((byte)(number >> 16), (byte)(number >> 8), (byte)number);
    }
}
