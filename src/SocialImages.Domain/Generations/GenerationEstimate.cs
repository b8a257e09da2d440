using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations;

/// <summary>What a request would cost and become, before anything is spent. The plan is null when the request is refused.</summary>
public sealed record GenerationEstimate(DomainException? Error, GenerationPlan? Plan, int CreditsAvailable)
{
    /// <summary>What to know before paying.</summary>
    public IReadOnlyList<GenerationWarning> Warnings { get; init; } = [];

    /// <summary>Equal pictures in the library, newest first, at most as many as asked for: with `reuse` they are given at no cost.</summary>
    public IReadOnlyList<Image> Reusable { get; init; } = [];

    /// <summary>Pictures with a like prompt; never given in place of new ones.</summary>
    public IReadOnlyList<NearMatch> NearMatches { get; init; } = [];
}

/// <summary>How a request would be carried out.</summary>
public sealed record GenerationPlan
{
    public required string Provider { get; init; }
    public required string Model { get; init; }

    /// <summary>The words as they would leave, the preset's included; the provider adds the style in its own way.</summary>
    public required string Prompt { get; init; }
    public required string? NegativePrompt { get; init; }

    /// <summary>What is held; pictures from the library are given back at the end.</summary>
    public required int Credits { get; init; }
    public required int CreditsPerImage { get; init; }

    /// <summary>US dollars the provider is expected to charge.</summary>
    public required decimal Usd { get; init; }

    /// <summary>The provider publishes no price per picture: `usd` is derived from token counts.</summary>
    public required bool IsUsdApproximate { get; init; }

    /// <summary>What you get.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>What is asked of the model: the nearest size it makes.</summary>
    public required PixelSize SentSize { get; init; }

    /// <summary>What is kept of the made picture before it is scaled to `size`; null: all of it.</summary>
    public required ImageCrop? Crop { get; init; }
}

public enum GenerationWarningCode
{
    /// <summary>Its provider shuts the model down within weeks.</summary>
    ModelShutsDownSoon,

    /// <summary>The model cannot make the shape: a part of the picture is cut off.</summary>
    PictureIsCropped,

    /// <summary>The model has no field for what must not be shown: the prompt tells it, with less effect.</summary>
    NegativePromptInWords,

    /// <summary>Something was taken out of the text that would have steered the service.</summary>
    PromptNeutralized,

    /// <summary>The provider publishes no price per picture.</summary>
    PriceIsApproximate,

    /// <summary>The provider fails at the moment; a fallback may make the picture.</summary>
    ProviderInTrouble,

    /// <summary>Another model than the usual one is chosen, because the usual one cannot do this.</summary>
    OtherModelChosen,
}

public sealed record GenerationWarning(GenerationWarningCode Code, string Message);
