using System.Text.RegularExpressions;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>One component of a transformation: comma-separated <c>key_value</c>, checked.</summary>
internal sealed partial record Transformation(string Text)
{
    private static readonly string[] Known = ["ar", "a", "b", "c", "cs", "dpr", "f", "fl", "g", "h", "q", "w"];

    public string? Crop { get; private init; }
    public Length? Width { get; private init; }
    public Length? Height { get; private init; }
    public double? Ratio { get; private init; }
    public string? Gravity { get; private init; }
    public string? Background { get; private init; }
    public string? Format { get; private init; }
    public string? Quality { get; private init; }
    public double PixelRatio { get; private init; } = 1;

    public bool ChangesGeometry => Crop is not null || Width is not null || Height is not null || Ratio is not null;

    /// <summary>Whether a path segment without a version behind it is meant as a transformation and not as a folder.</summary>
    public static bool LooksLikeOne(string segment) => segment.Split(',').All(part => KeyValue().Match(part) is { Success: true } match && Known.Contains(match.Groups[1].Value));

    public static Transformation Parse(string text)
    {
        var step = new Transformation(text);
        foreach (var part in text.Split(','))
        {
            var match = KeyValue().Match(part);
            if (!match.Success || !Known.Contains(match.Groups[1].Value)) throw CloudinaryException.Bad($"Unknown transformation {part}");
            step = step.With(match.Groups[1].Value, match.Groups[2].Value);
        }

        TransformationRules.Check(step);
        return step;
    }

    public static IReadOnlyList<Transformation> ParseChain(IEnumerable<string> components) => [.. components.Select(Parse)];

    /// <summary><c>c_fill,w_400/f_jpg</c>, which may end in a bare format such as <c>/jpg</c>.</summary>
    public static (IReadOnlyList<Transformation> Steps, string? Format) ParseEager(string text)
    {
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Formats.IsKnown(parts[^1]) ? (ParseChain(parts[..^1]), Formats.Normal(parts[^1])) : (ParseChain(parts), null);
    }

    /// <summary>The format a chain ends in; <c>auto</c> is left to the delivery.</summary>
    public static string? FormatOf(IEnumerable<Transformation> steps) => steps.LastOrDefault(step => step.Format is not null)?.Format is { } format && format != "auto" ? format : null;

    private Transformation With(string key, string value) => key switch
    {
        "c" => this with { Crop = value },
        "w" => this with { Width = Length.Parse(value) ?? throw CloudinaryException.Bad($"Invalid width in transformation: {value}") },
        "h" => this with { Height = Length.Parse(value) ?? throw CloudinaryException.Bad($"Invalid height in transformation: {value}") },
        "ar" => this with { Ratio = TransformationRules.Ratio(value) },
        "g" => this with { Gravity = value },
        "b" => this with { Background = value },
        "f" => this with { Format = value == "auto" || Formats.IsKnown(value) ? Formats.Normal(value) : throw CloudinaryException.Bad($"Invalid extension in transformation: {value}") },
        "q" => this with { Quality = value },
        "dpr" => this with { PixelRatio = TransformationRules.PixelRatio(value) },
        "a" when value is not ("exif" or "auto" or "0") => throw CloudinaryException.Bad($"Unknown transformation a_{value}"),
        _ => this,
    };

    [GeneratedRegex("^([a-z]{1,3})_(.+)$")]
    private static partial Regex KeyValue();
}
