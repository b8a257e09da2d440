namespace SocialImages.Imaging.Instagram;

public enum InstagramFrame
{
    /// <summary>The picture's own ratio, or the nearest that a feed takes (4:5 to 1.91:1).</summary>
    Nearest,

    /// <summary>1080 x 1080.</summary>
    Square,

    /// <summary>1080 x 1350, 4:5.</summary>
    Portrait,

    /// <summary>1080 x 566, 1.91:1.</summary>
    Landscape,

    /// <summary>1080 x 1440, 3:4: only where <see cref="InstagramJpegOptions.AllowThreeByFour"/> says so, else 4:5.</summary>
    TallPortrait,
}
