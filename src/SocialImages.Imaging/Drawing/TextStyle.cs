namespace SocialImages.Imaging.Drawing;

public enum FontWeight
{
    Regular = 400,
    SemiBold = 600,
    ExtraBold = 800,
}

public enum TextAlignment
{
    Left,
    Centre,
    Right,
}

/// <summary>How a text is set, in Inter.</summary>
public sealed record TextStyle
{
    public FontWeight Weight { get; init; } = FontWeight.Regular;

    /// <summary>Size of the font in pixels, 1 to 1,000.</summary>
    public required double FontSize { get; init; }

    /// <summary>Pixels at which lines break, inside a word if it is longer; without it only at line feeds.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>Pixels between lines beyond the font's own.</summary>
    public int LineSpacing { get; init; }

    public TextAlignment Alignment { get; init; } = TextAlignment.Left;
}
