using SocialImages.Imaging;

namespace SocialImages.Domain.Images;

#pragma warning disable CA1707 // The underscores become the schema's names: PORTRAIT_4_5.
/// <summary>Formats by their use on the networks; the pixels follow from them.</summary>
public enum AspectRatio
{
    Square,
    Portrait_4_5,
    Portrait_3_4,
    Landscape_191,
    Wide_16_9,
    Story_9_16,
}
#pragma warning restore CA1707

public static class AspectRatios
{
    public static Ratio ToRatio(this AspectRatio aspect) => aspect switch
    {
        AspectRatio.Square => Ratio.Square,
        AspectRatio.Portrait_4_5 => Ratio.Portrait4x5,
        AspectRatio.Portrait_3_4 => Ratio.Portrait3x4,
        AspectRatio.Landscape_191 => Ratio.Landscape191,
        AspectRatio.Wide_16_9 => Ratio.Wide16x9,
        AspectRatio.Story_9_16 => Ratio.Story9x16,
        _ => throw new ArgumentOutOfRangeException(nameof(aspect), aspect, null),
    };

    /// <summary>The largest part of the picture with this ratio; around the middle where nothing better was ever looked for.</summary>
    public static SuggestedCrop SuggestedCropOf(Image image, AspectRatio aspect)
        => image.Crops?.FirstOrDefault(crop => crop.AspectRatio == aspect) ?? aspect.CropOf(PixelRect.Centred(image.Size, aspect.ToRatio()));

    internal static SuggestedCrop CropOf(this AspectRatio aspect, PixelRect area) => new(aspect, area.Left, area.Top, area.Width, area.Height);
}
