namespace SocialImages.Domain.Images;

public enum ImageQuality
{
    Standard,
    Hd,
}
