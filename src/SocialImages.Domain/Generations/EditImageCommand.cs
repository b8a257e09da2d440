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
        var mask = input.Mask is { } bytes ? await masks.ReadAsync(source, bytes, cancellationToken) : null;
        var request = input.Request with
        {
            Work = ImageWork.Edit,
            ReferenceImageIds = [source.Id, .. input.Request.ReferenceImageIds],
            MaskHash = mask?.Hash,
            SourceSize = source.Size,
        };
        if (await admission.FindRepeatedAsync(caller, Operation, request.IdempotencyKey, request, cancellationToken) is { } repeated) return repeated;
        var order = await orders.CheckAsync(caller, request, cancellationToken);
        if (mask is not null) await masks.StoreAsync(source, mask, cancellationToken);
        return await admission.AdmitAsync(caller, Operation, request.IdempotencyKey, request, order, cancellationToken);
    }
}
