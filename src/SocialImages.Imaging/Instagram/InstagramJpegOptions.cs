namespace SocialImages.Imaging.Instagram;

public sealed record InstagramJpegOptions
{
    /// <summary>Bytes of the finished JPEG; 8 MiB. Quality steps down until it fits.</summary>
    public int MaxBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>The app shows 3:4, the publishing documentation still ends at 4:5; off until the API is seen to take it.</summary>
    public bool AllowThreeByFour { get; init; }
}
