using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>
/// One picture service behind its wire. It makes one picture a call and never repeats a call by itself: whether
/// that is safe is said by the exception, and decided by the pipeline.
/// </summary>
public interface IImageProvider
{
    /// <summary>As in the catalogue and in `IMAGE_GENERATION_PROVIDER`.</summary>
    string Name { get; }

    /// <param name="request">What to make; its model is one of this provider's, its size one the model makes.</param>
    /// <param name="onProgress">Told in order; returns at once. Reports that come faster than they can be passed on are skipped.</param>
    /// <param name="cancellationToken">Ends the call. What was begun may still be billed.</param>
    /// <exception cref="ImageProviderException">No picture.</exception>
    Task<ProvidedPicture> GenerateAsync(ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken);
}

/// <summary>One picture, in our words. The provider says it in its own.</summary>
public sealed record ImageRequest(
    ImageModel Model, string ModelName, string Prompt, string? NegativePrompt, ImageStyle? Style, PixelSize Size, ImageQuality Quality, long? Seed)
{
    public ImageWork Work { get; init; } = ImageWork.Generate;

    /// <summary>
    /// To generate: what to go by, at most the model's `MaxReferences`. To edit and to upscale: the picture to work on
    /// comes first.
    /// </summary>
    public IReadOnlyList<ReferencePicture> References { get; init; } = [];

    /// <summary>For edits, of the first reference's size: a PNG that is transparent where the picture may change. Null for all of it.</summary>
    public ReferencePicture? Mask { get; init; }
}

/// <summary>What is done to get a picture.</summary>
public enum ImageWork
{
    Generate,

    /// <summary>A stored picture is changed as the prompt says.</summary>
    Edit,

    /// <summary>A stored picture is made larger; the prompt may be empty.</summary>
    Upscale,
}

/// <summary>A stored picture that goes along with a request.</summary>
/// <param name="Bytes">Whole file.</param>
/// <param name="MimeType">`image/jpeg`, `image/png` or `image/webp`.</param>
public sealed record ReferencePicture(ReadOnlyMemory<byte> Bytes, string MimeType);

/// <summary>How far a picture is, 0 to 1, with a preview where the provider shows one (bytes in a format of its own).</summary>
public readonly record struct ProviderProgress(double Fraction, ReadOnlyMemory<byte>? Preview);

/// <summary>A finished picture as it came: not yet known to be one.</summary>
public sealed record ProvidedPicture(ReadOnlyMemory<byte> Bytes, string SentPrompt)
{
    /// <summary>US dollars, from reported usage; null when the provider does not say.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The provider's own name for the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the provider made of the prompt, where it tells.</summary>
    public string? RevisedPrompt { get; init; }

    /// <summary>What its rate headers ask for before the next call; null when there is room.</summary>
    public TimeSpan? RestBeforeNextCall { get; init; }
    public long? Seed { get; init; }

    /// <summary>`SentPrompt` also tells what must not be shown, for want of a field.</summary>
    public bool IsNegativePromptFolded { get; init; }
}
