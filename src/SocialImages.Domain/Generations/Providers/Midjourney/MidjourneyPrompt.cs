using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.Midjourney;

/// <summary>
/// The one line Midjourney takes: words first, parameters after. The caller's words are kept from being read as
/// parameters, weights, permutations (each of which would be a job of its own) or addresses of pictures.
/// </summary>
internal static partial class MidjourneyPrompt
{
    public static string Compose(ImageRequest request)
    {
        var (words, parameters) = request.Style is { } style ? Style(style) : ("", "");
        var line = new StringBuilder(Harmless(request.Prompt));
        if (words.Length > 0) line.Append(", ").Append(words);
        line.Append(" --ar ").Append(request.Model.SizeNames[request.Size]);
        if (request.Model.Wire.GetValueOrDefault("parameters") is { Length: > 0 } version) line.Append(' ').Append(version);
        if (request.Model.Qualities[request.Quality] is { Length: > 0 } quality) line.Append(' ').Append(quality);
        if (parameters.Length > 0) line.Append(' ').Append(parameters);
        if (request.Model.SeedFrom(request.Seed) is { } seed) line.Append(CultureInfo.InvariantCulture, $" --seed {seed}");
        if (request.NegativePrompt is { } unwanted) line.Append(" --no ").Append(Harmless(unwanted));
        return line.ToString();
    }

    private static string Harmless(string text)
    {
        var flat = Spaces().Replace(text, " ").Replace("://", " ", StringComparison.Ordinal).Replace("::", ":", StringComparison.Ordinal);
        return Dashes().Replace(flat, "–").Replace('{', '(').Replace('}', ')').Trim();
    }

    private static (string Words, string Parameters) Style(ImageStyle style) => style switch
    {
        ImageStyle.Realistic => ("", "--style raw"),
        ImageStyle.Photographic => ("photo", "--style raw"),
        ImageStyle.Natural => ("", "--style raw --s 50"),
        ImageStyle.Vivid => ("", "--s 400"),
        ImageStyle.Vibrant => ("vibrant", "--s 250"),
        ImageStyle.Artistic => ("", "--s 500"),
        ImageStyle.Minimal => ("minimalist", "--s 50"),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    // Telephones turn two hyphens into a long dash, and Midjourney reads that as a parameter too.
    [GeneratedRegex("-{2,}|—+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();
}
