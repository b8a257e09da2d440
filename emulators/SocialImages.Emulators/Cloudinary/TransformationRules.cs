using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>What Cloudinary refuses in a transformation, in its words where they are known.</summary>
internal static partial class TransformationRules
{
    private static readonly string[] Crops = ["fill", "lfill", "fit", "limit", "pad", "lpad", "scale", "thumb", "crop"];
    private static readonly string[] Gravities = ["auto", "face", "faces", "center"];
    private static readonly string[] AutoGravityCrops = ["crop", "fill", "lfill", "thumb"];

    public static void Check(Transformation step)
    {
        if (step.Crop is { } crop && !Crops.Contains(crop)) throw CloudinaryException.Bad($"Invalid crop mode in transformation: {crop}");
        CheckGravity(step);
        if (step.Background is { } color && !Background().IsMatch(color)) throw CloudinaryException.Bad($"Invalid color: {color}");
        if (step.Quality is { } quality && !Quality().IsMatch(quality)) throw CloudinaryException.Bad($"Invalid quality in transformation: {quality}");
    }

    public static double Ratio(string text)
    {
        var parts = text.Split(':');
        var numbers = parts.Select(part => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers.Length is not (1 or 2) || numbers.Any(number => number <= 0)) throw CloudinaryException.Bad($"Invalid aspect ratio in transformation: {text}");
        return numbers.Length == 2 ? numbers[0] / numbers[1] : numbers[0];
    }

    public static double PixelRatio(string text)
    {
        if (text == "auto") return 1;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is > 0 and <= 10
            ? ratio
            : throw CloudinaryException.Bad($"Invalid dpr in transformation: {text}");
    }

    private static void CheckGravity(Transformation step)
    {
        if (step.Gravity is not { } gravity) return;
        var name = gravity.Split(':')[0];
        if (!Gravities.Contains(name)) throw CloudinaryException.Bad($"Invalid gravity in transformation: {gravity}");
        if (name == "auto" && !AutoGravityCrops.Contains(step.Crop)) throw CloudinaryException.Bad("Use auto gravity only with crop, fill, lfill, fill_pad or thumb");
    }

    [GeneratedRegex("^(white|black|auto|(rgb:|#)?[0-9a-fA-F]{6}|(rgb:|#)?[0-9a-fA-F]{3}|red|green|blue|gray|transparent)$")]
    private static partial Regex Background();

    [GeneratedRegex("^(auto(:(best|good|eco|low))?|100|[1-9][0-9]?)$")]
    private static partial Regex Quality();
}
