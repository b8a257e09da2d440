using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>New pictures like a stored one.</summary>
/// <param name="ImageId">The picture to go by.</param>
/// <param name="Request">Its prompt may be empty: then the picture's own is taken. Without a size it keeps the picture's.</param>
public sealed record CreateVariations(Guid ImageId, GenerateImages Request);

public sealed class CreateVariationsCommand(SourcePictures sources, GenerationOrders orders, GenerationAdmission admission)
{
    private const string Operation = "createVariations";
    private const string Wish = "A variation of the reference picture: the same subject, look and mood, another composition.";

    /// <exception cref="DomainException">What is wrong; nothing was stored and nothing was charged.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, CreateVariations input, CancellationToken cancellationToken)
    {
        var source = await sources.FindAsync(caller, input.ImageId, cancellationToken);
        var words = string.IsNullOrWhiteSpace(input.Request.Prompt) ? source.Prompt : input.Request.Prompt;
        var request = input.Request with
        {
            Prompt = words is null ? Wish : $"{Shortened(words)}\n{Wish}",
            Style = input.Request.Style ?? source.Style,
            ReferenceImageIds = [source.Id],
            SourceSize = source.Size,
        };
        var repeated = await admission.FindRepeatedAsync(caller, Operation, request.IdempotencyKey, request, cancellationToken);
        return repeated
            ?? await admission.AdmitAsync(
                caller, Operation, request.IdempotencyKey, request, await orders.CheckAsync(caller, request, cancellationToken), cancellationToken);
    }

    /// <summary>Leaves room for the wish, without cutting a character in two.</summary>
    private static string Shortened(string words)
    {
        var runes = words.EnumerateRunes().Take(Prompts.PromptRules.MaxLength - Wish.Length - 1);
        return string.Concat(runes.Select(rune => rune.ToString()));
    }
}
