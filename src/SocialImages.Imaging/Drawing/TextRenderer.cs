using System.Globalization;
using System.Net;
using System.Text;
using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Drawing;

/// <summary>
/// Sets text with the fonts that are shipped: Inter, and Noto for other scripts and emoji. What those lack comes from the
/// system's fonts where there are any, else as boxes.
/// </summary>
public sealed class TextRenderer(ImagingEngine engine)
{
    /// <summary>Characters; a card holds a few hundred.</summary>
    public const int MaxLength = 5_000;

    private static PixelBuffer Nothing => new(new PixelSize(1, 1), PixelFormat.Grey);

    /// <returns>A mask just as large as its ink, to be stamped in any colour; 1 x 1 and empty where the text leaves no ink.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    public Task<PixelBuffer> RenderAsync(string text, TextStyle style, CancellationToken cancellationToken = default)
    {
        if (text.Length > MaxLength)
            throw new ArgumentException($"At most {MaxLength:N0} characters can be set.", nameof(text));
        var printable = Printable(text);
        return string.IsNullOrWhiteSpace(printable)
            ? Task.FromResult(Nothing)
            : engine.RunAsync(scope => Render(scope, printable, style), cancellationToken);
    }

    private static PixelBuffer Render(VipsScope scope, string text, TextStyle style)
    {
        using var setting = new VipsOperation("text").With("text", WebUtility.HtmlEncode(text)).With("font", FontOf(style));
        if (FontFile(style.Weight) is { } file)
            setting.With("fontfile", file);
        try
        {
            var mask = scope.Own(setting.WithOptions(Options(style)).Run().Image());
            return new PixelBuffer(mask.Size, PixelFormat.Grey, mask.Pixels());
        }
        catch (VipsFailure)
        {
            // Pango refuses a text without ink, such as one of zero-width characters.
            return Nothing;
        }
    }

    // At 72 dpi a point is a pixel.
    private static string Options(TextStyle style)
    {
        var alignment = style.Alignment switch { TextAlignment.Centre => "centre", TextAlignment.Right => "high", _ => "low" };
        var options = $"dpi=72,align={alignment},spacing={style.LineSpacing}";
        return style.MaxWidth is { } width ? $"{options},width={width},wrap=word-char" : options;
    }

    private static string FontOf(TextStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(style.FontSize, 1, nameof(style));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(style.FontSize, 1000, nameof(style));
        var weight = style.Weight switch { FontWeight.ExtraBold => "Ultra-Bold", FontWeight.SemiBold => "Semi-Bold", _ => "" };
        return string.Create(CultureInfo.InvariantCulture, $"Inter, {weight} {style.FontSize:0.##}");
    }

    private static string? FontFile(FontWeight weight)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "fonts", $"Inter_{(int)weight}{weight}.ttf");
        return File.Exists(file) ? file : null;
    }

    /// <summary>Without control characters, which markup may not contain, and without halves of surrogate pairs.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                printable.Append(rune.ToString());
        }

        return printable.ToString();
    }
}
