using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Posts;

/// <summary>Everything but the post has a default; the prompt's is the caption.</summary>
public sealed record GenerateImagesForPost(Guid PostId)
{
    public string? Prompt { get; init; }
    public string? NegativePrompt { get; init; }
    public ImageStyle? Style { get; init; }
    public Guid? PresetId { get; init; }

    /// <summary>Pictures of the workspace to go by.</summary>
    public IReadOnlyList<Guid> ReferenceImageIds { get; init; } = [];
    public AspectRatio? AspectRatio { get; init; }
    public int Count { get; init; } = 1;
    public ImageQuality Quality { get; init; }
    public string? Model { get; init; }
    public string? Provider { get; init; }
    public string? IdempotencyKey { get; init; }
}

/// <summary>Orders pictures that suit a post. Attaching one is the person's choice; a post whose slot comes first takes the newest.</summary>
public sealed class GenerateImagesForPostCommand(PostReferences references, GenerateImagesCommand generate)
{
    private const int MaxPromptLength = 4000;

    public async Task<Generation> ExecuteAsync(CurrentUser caller, GenerateImagesForPost input, CancellationToken cancellationToken)
    {
        var post = await references.PostAsync(caller, input.PostId, cancellationToken);
        if (!post.IsEditable) throw new PostNotEditableException(post.Status);
        var isCaption = string.IsNullOrWhiteSpace(input.Prompt);
        var prompt = isCaption ? PromptOf(post.Caption) : input.Prompt!;
        if (prompt.Length == 0) throw new ValidationException("prompt", "The caption is empty: say what the picture should show.");

        return await generate.ExecuteAsync(
            caller,
            new GenerateImages
            {
                Prompt = prompt,
                NegativePrompt = input.NegativePrompt,
                Style = input.Style,
                PresetId = input.PresetId,
                ReferenceImageIds = input.ReferenceImageIds,
                AspectRatio = input.AspectRatio ?? AspectRatio.Portrait_4_5,
                Count = input.Count,
                Quality = input.Quality,
                Model = input.Model,
                Provider = input.Provider,
                PostId = post.Id,
                IsCaption = isCaption,
                IdempotencyKey = input.IdempotencyKey,
            },
            cancellationToken);
    }

    /// <summary>The caption as a prompt; what is beyond a prompt's length is cut off.</summary>
    public static string PromptOf(string caption) => caption.Length <= MaxPromptLength ? caption.Trim() : caption[..MaxPromptLength].Trim();
}
