namespace SocialImages.Domain.Images;

/// <summary>Which side is the longer one, as seen upright.</summary>
public enum ImageOrientation
{
    Landscape,
    Portrait,
    Square,
}
