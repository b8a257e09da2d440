using SocialImages.Api.Workspaces;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Api.Generations;

[QueryType]
public static partial class ImageModelQueries
{
    /// <summary>The models this service knows, with what each can do and costs.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static IReadOnlyList<ImageModel> GetImageModels(ModelCatalog catalog) => catalog.Models;
}

/// <summary>What one picture of a size and quality costs: credits of the workspace, and an estimate of the provider's money.</summary>
[ObjectType]
public sealed record ImageModelPrice(PixelSize Size, ImageQuality Quality, int Credits, decimal Usd);

[ObjectType<ImageModel>]
public static partial class ImageModelType
{
    static partial void Configure(IObjectTypeDescriptor<ImageModel> descriptor)
    {
        descriptor.Ignore(model => model.Aliases);
        descriptor.Ignore(model => model.Qualities);
        descriptor.Ignore(model => model.SizeRule);
        descriptor.Ignore(model => model.SizeNames);
        descriptor.Ignore(model => model.Wire);
        descriptor.Ignore(model => model.IsTemplate);
        descriptor.Ignore(model => model.PricesAreFlat);
        descriptor.Ignore(model => model.DaysLeftAt(default));
        descriptor.Ignore(model => model.SeedFrom(default));
        descriptor.Ignore(model => model.Prices);
        descriptor.Ignore(model => model.TokenPrices);
        descriptor.Ignore(model => model.Sizes);
        descriptor.Ignore(model => model.Name);
        descriptor.Ignore(model => model.IsNamed(""));
        descriptor.Ignore(model => model.IsAliveAt(default));
        descriptor.Ignore(model => model.Does(default));
        descriptor.Ignore(model => model.ReferencesFor(default));
        descriptor.Ignore(model => model.Makes(default));
        descriptor.Ignore(model => model.EstimateUsd(default, default));
    }

    /// <summary>The name `generateImages` takes as `model`.</summary>
    public static string GetModel([Parent] ImageModel model) => model.Name;

    /// <summary>The usual sizes; where `takesFreeSizes`, others are made too.</summary>
    public static IReadOnlyList<PixelSize> GetSizes([Parent] ImageModel model) => model.Sizes;

    public static bool GetTakesFreeSizes([Parent] ImageModel model) => model.SizeRule is not null;

    public static IReadOnlyList<ImageQuality> GetQualities([Parent] ImageModel model) => [.. model.Qualities.Keys];

    public static IReadOnlyList<ImageModelPrice> GetPrices([Parent] ImageModel model) =>
    [
        .. from size in model.Sizes
           from quality in model.Qualities.Keys
           select new ImageModelPrice(
               size, quality, CreditPrices.PerImage(size, quality == ImageQuality.Hd).Value, model.EstimateUsd(size, quality)),
    ];

    /// <summary>Set when its provider ends it within 60 days, or has ended it: what to know before relying on it.</summary>
    public static string? GetWarning([Parent] ImageModel model, ModelChoice choice) => choice.WarningAbout(model);

    /// <summary>Whether it can be asked for now: its provider is set up here and has not shut it down.</summary>
    public static bool GetAvailable([Parent] ImageModel model, ModelChoice choice) => choice.IsAvailable(model);
}

[ObjectType<PixelSize>]
public static partial class PixelSizeType
{
    static partial void Configure(IObjectTypeDescriptor<PixelSize> descriptor)
    {
        descriptor.Ignore(size => size.Pixels);
        descriptor.Ignore(size => size.Ratio);
        descriptor.Ignore(size => size.LongSide);
        descriptor.Ignore(size => size.Turned);
        descriptor.Ignore(size => size.ShrunkInto(default));
        descriptor.Ignore(size => size.FittedInto(default));
    }
}
