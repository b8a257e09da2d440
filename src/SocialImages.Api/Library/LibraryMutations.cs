using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Library;

namespace SocialImages.Api.Library;

[MutationType]
public static partial class LibraryMutations
{
    /// <summary>Changes what is given; an empty text removes it.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<Image> UpdateImageAsync(
        [ID<Image>] Guid imageId, string? title, string? altText, IReadOnlyList<string>? tags,
        ClaimsPrincipal user, UpdateImageCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new UpdateImage(imageId, title, altText, tags), cancellationToken);

    /// <summary>Adds and removes tags of up to 200 pictures: all of them or none.</summary>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "images")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<IReadOnlyList<Image>> TagImagesAsync(
        [ID<Image>] IReadOnlyList<Guid> imageIds, IReadOnlyList<string>? add, IReadOnlyList<string>? remove,
        ClaimsPrincipal user, TagImagesCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new TagImages(imageIds, add, remove), cancellationToken);

    /// <summary>Puts pictures into the trash: all of them or none.</summary>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "images")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<ImageInUseException>]
    public static Task<IReadOnlyList<Image>> DeleteImagesAsync(
        [ID<Image>] IReadOnlyList<Guid> imageIds, ClaimsPrincipal user, DeleteImagesCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), imageIds, cancellationToken);

    /// <summary>Takes pictures back out of the trash: all of them or none.</summary>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "images")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<IReadOnlyList<Image>> RestoreImagesAsync(
        [ID<Image>] IReadOnlyList<Guid> imageIds, ClaimsPrincipal user, RestoreImagesCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), imageIds, cancellationToken);

    /// <summary>Removes pictures that are in the trash for good, with their bytes: all of them or none.</summary>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "imageIds")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<ImageInUseException>]
    [ID<Image>]
    public static Task<IReadOnlyList<Guid>> PurgeImagesAsync(
        [ID<Image>] IReadOnlyList<Guid> imageIds, ClaimsPrincipal user, PurgeImagesCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), imageIds, cancellationToken);
}
