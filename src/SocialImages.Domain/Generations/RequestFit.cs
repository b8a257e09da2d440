using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations;

/// <summary>Whether a model can do what is asked, by its entry in the catalogue.</summary>
internal static class RequestFit
{
    private const string DefaultSize = "1024x1024";

    /// <returns>The order, or what is in its way: the first thing the caller can mend.</returns>
    public static (GenerationOrder? Order, DomainException? Problem) Check(GenerateImages input, ImageModel model, string name, int maxCount)
    {
        if (Missing(input, model, name, maxCount) is { } missing) return (null, missing);
        try
        {
            return (new GenerationOrder(input, model, name, SizeOf(input, model)), null);
        }
        catch (DomainException problem)
        {
            return (null, problem);
        }
    }

    /// <summary>What keeps the model from the work, its size apart; null when nothing does.</summary>
    private static DomainException? Missing(GenerateImages input, ImageModel model, string name, int maxCount)
    {
        var most = Math.Min(maxCount, model.MaxCount);
        if (input.Count < 1 || input.Count > most) return new CountOutOfRangeException(input.Count, most);
        if (!model.Does(input.Work)) return new ValidationException("model", $"{name} cannot {Verb(input.Work)} pictures.");
        if (!model.Qualities.ContainsKey(input.Quality)) return new ValidationException("quality", $"{name} has no such quality.");
        if (input.Seed is not null && !model.TakesSeed) return new ValidationException("seed", $"{name} takes no seed.");
        if (input.Seed < 0 || input.Seed > model.MaxSeed) return new ValidationException("seed", $"{name} takes seeds from 0 to {model.MaxSeed}.");
        return input.ReferenceImageIds.Count > model.ReferencesFor(input.Work)
            ? new ValidationException("referenceImageIds", $"{name} takes at most {model.ReferencesFor(input.Work)} reference pictures.")
            : null;
    }

    private static SizePlan SizeOf(GenerateImages input, ImageModel model)
    {
        if (input is { Size: not null, AspectRatio: not null })
            throw new ValidationException("aspectRatio", "Give a size or an aspect ratio, not both.");
        if (input is { Size: null, AspectRatio: null, SourceSize: { } source })
            return input.Work == ImageWork.Upscale ? new SizePlan(source, source) : SizePlan.Like(source, model);
        return SizePlan.For(input.AspectRatio is { } ratio ? SizePlan.PixelsOf(ratio).ToString() : input.Size ?? DefaultSize, model);
    }

    private static string Verb(ImageWork work) => work switch
    {
        ImageWork.Edit => "edit",
        ImageWork.Upscale => "enlarge",
        _ => "make",
    };
}
