using SocialImages.Domain.Events;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Generations;

/// <summary>A change to a stored picture, as the prompt says.</summary>
/// <param name="ImageId">The picture; it stays as it is, the result is a new one.</param>
/// <param name="Request">What to make of it. Its own references are more pictures to go by; without a size it keeps the picture's.</param>
/// <param name="Mask">A PNG of the picture's size, transparent where it may change; null for all of it.</param>
public sealed record EditImage(Guid ImageId, GenerateImages Request, ReadOnlyMemory<byte>? Mask);

public sealed class EditImageCommand(SourcePictures sources, EditMasks masks, GenerationOrders orders, GenerationAdmission admission)
{
    private const string Operation = "editImage";

    /// <exception cref="DomainException">What is wrong; no generation was made and nothing was charged.</exception>
    public async Task<Generation> ExecuteAsync(CurrentUser caller, EditImage input, CancellationToken cancellationToken)
    {
        var source = await sources.FindAsync(caller, input.ImageId, cancellationToken);
        var request = input.Request with
        {
            Work = ImageWork.Edit,
            ReferenceImageIds = [source.Id, .. input.Request.ReferenceImageIds],
            MaskHash = input.Mask is { } mask ? await masks.StoreAsync(source, mask, cancellationToken) : null,
            SourceSize = source.Size,
        };
        var repeated = await admission.FindRepeatedAsync(caller, Operation, request.IdempotencyKey, request, cancellationToken);
        return repeated
            ?? await admission.AdmitAsync(
                caller, Operation, request.IdempotencyKey, request, await orders.CheckAsync(caller, request, cancellationToken), cancellationToken);
    }
}
