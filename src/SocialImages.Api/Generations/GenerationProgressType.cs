using SocialImages.Api.Images;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

/// <summary>One step of a generation. `sequence` grows by one; a reconnecting client continues after the last it saw.</summary>
[ObjectType<GenerationEvent>]
public static partial class GenerationProgressType
{
    static partial void Configure(IObjectTypeDescriptor<GenerationEvent> descriptor)
    {
        descriptor.Name("GenerationProgress");
        descriptor.Ignore(progress => progress.GenerationId);
        descriptor.Ignore(progress => progress.PreviewHash);
        descriptor.Ignore(progress => progress.ImageId);
        descriptor.Ignore(progress => progress.Failure);
        descriptor.Ignore(progress => progress.CreatedAt);
    }

    /// <summary>The picture as far as it is made (JPEG).</summary>
    public static async Task<string?> GetPreviewUrlAsync(
        [Parent] GenerationEvent progress, FileUrls urls, IGenerationByIdDataLoader generations, CancellationToken cancellationToken)
        => progress.PreviewHash is { } hash && await generations.LoadAsync(progress.GenerationId, cancellationToken) is { } generation
            ? urls.For(new StorageKey(generation.WorkspaceId, hash), "image/jpeg")
            : null;

    /// <summary>The picture this step stored.</summary>
    public static async Task<Image?> GetImageAsync(
        [Parent] GenerationEvent progress, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => progress.ImageId is { } id ? await images.LoadAsync(id, cancellationToken) : null;

    public static IUserError? GetError([Parent] GenerationEvent progress) => progress.Failure?.ToError();

    public static async Task<Generation> GetGenerationAsync(
        [Parent] GenerationEvent progress, IGenerationByIdDataLoader generations, CancellationToken cancellationToken)
        => (await generations.LoadAsync(progress.GenerationId, cancellationToken))!;
}
