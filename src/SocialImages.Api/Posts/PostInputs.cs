using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

/// <summary>Whether and how a picture is generated from the caption when none is attached.</summary>
public sealed record AutoImageInput(
    bool Enabled, ImageStyle? Style, AspectRatio? AspectRatio, [property: DefaultValue(AutoImageFailure.Card)] AutoImageFailure OnFailure)
{
    internal AutoImage ToAutoImage() => new(Enabled, Style, AspectRatio, OnFailure);
}

/// <summary>The part of a picture that is shown, in the pixels of its FULL rendition.</summary>
public sealed record PictureCropInput(int X, int Y, int Width, int Height)
{
    internal static IReadOnlyList<PictureCrop?>? ToCrops(IReadOnlyList<PictureCropInput?>? crops)
        => crops is null ? null : [.. crops.Select(crop => crop is null ? null : new PictureCrop(crop.X, crop.Y, crop.Width, crop.Height))];
}

/// <summary>How a post comes again, at the same time on the same wall clock.</summary>
/// <param name="Every">DAILY or WEEKLY.</param>
/// <param name="Until">The last day on which it may come; null for ever.</param>
public sealed record PostRepeatInput(RepeatInterval Every, DateOnly? Until)
{
    internal PostRepeat ToRepeat() => new(Every, Until);
}
