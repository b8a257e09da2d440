namespace SocialImages.Domain.Images.Storage;

/// <summary>What the sweep of stored files takes away.</summary>
public sealed class FileSweepOptions
{
    /// <summary>Younger files are left alone: their rows may be about to be written. Default 6 h.</summary>
    public TimeSpan MinimumAge { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long what a killed writer left half written is left alone. Default 1 h.</summary>
    public TimeSpan PartAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after its end a staged upload may still be in work. Default 10 min.</summary>
    public TimeSpan UploadGrace { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>`UNUSED_VARIANT_DAYS`: how long a version that was made on demand is kept when nobody asks for it. Links work for two days. Default 30 days.</summary>
    public TimeSpan VariantAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the previews of an ended generation can be looked at. Default 24 h.</summary>
    public TimeSpan PreviewAge { get; set; } = TimeSpan.FromHours(24);
}
