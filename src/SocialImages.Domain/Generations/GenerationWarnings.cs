using System.Globalization;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Prompts;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations;

/// <summary>What to know before paying for a request.</summary>
internal sealed class GenerationWarnings(ModelChoice models, ProviderHealth health)
{
    public IReadOnlyList<GenerationWarning> About(GenerationOrder order) => [.. Warnings(order)];

    private IEnumerable<GenerationWarning> Warnings(GenerationOrder order)
    {
        var input = order.Input;
        if (models.WarningAbout(order.Model) is { } shutdown) yield return new(GenerationWarningCode.ModelShutsDownSoon, shutdown);
        if (input.Model is null && models.Choose(input.Provider, model: null).Model != order.Model)
            yield return new(GenerationWarningCode.OtherModelChosen, $"{order.ModelName} is chosen, because the usual model cannot do this.");
        if (order.Size.Crop is not null)
        {
            yield return new(GenerationWarningCode.PictureIsCropped, string.Create(
                CultureInfo.InvariantCulture,
                $"{order.ModelName} makes {order.Size.Sent}; {100 * (1 - order.Size.KeptShare):0.#} % of it is cut off for {order.Size.Requested}."));
        }

        if (IsNegated(order) && !order.Model.TakesNegativePrompt)
            yield return new(GenerationWarningCode.NegativePromptInWords, $"{order.ModelName} has no field for what must not be shown; the prompt tells it.");
        if (IsNeutralized(input.Prompt) || IsNeutralized(input.NegativePrompt))
            yield return new(GenerationWarningCode.PromptNeutralized, "Parts of the text that would steer the service instead of describing a picture are left out.");
        if (order.Model.PricesAreEstimates)
            yield return new(GenerationWarningCode.PriceIsApproximate, $"The price of {order.ModelName} is known only afterwards; this is what it usually costs.");
        if (health.RestOf(order.Model.Provider) is { } rest && rest > TimeSpan.Zero)
            yield return new(GenerationWarningCode.ProviderInTrouble, string.Create(CultureInfo.InvariantCulture, $"{order.Model.Provider} fails at the moment; it is asked again in {Math.Ceiling(rest.TotalSeconds)} s."));
    }

    private static bool IsNegated(GenerationOrder order) => order.Input.NegativePrompt is not null || order.Preset?.NegativePrompt is not null;

    private static bool IsNeutralized(string? text) => text is not null && PromptText.Neutralize(text) != text.Trim();
}
