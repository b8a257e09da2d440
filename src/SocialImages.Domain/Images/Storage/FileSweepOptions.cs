namespace SocialImages.Domain.Images.Storage;

/// <summary>What the sweep of stored files takes away.</summary>
public sealed class FileSweepOptions
{
    /// <summary>Younger files are left alone: their rows may be about to be written. Default 6 h.</summary>
    public TimeSpan MinimumAge { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long the previews of an ended generation can be looked at. Default 24 h.</summary>
    public TimeSpan PreviewAge { get; set; } = TimeSpan.FromHours(24);
}
