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
