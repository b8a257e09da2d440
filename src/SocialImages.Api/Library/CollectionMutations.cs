using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Library;

namespace SocialImages.Api.Library;

[MutationType]
public static partial class CollectionMutations
{
    /// <summary>A new, empty collection; its name is unique in the workspace.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    public static Task<Collection> CreateCollectionAsync(
        string name, ClaimsPrincipal user, CreateCollectionCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), name, cancellationToken);

    /// <summary>Adds up to 200 pictures; those that are in it already stay.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<Collection> AddToCollectionAsync(
        [ID<Collection>] Guid collectionId, [ID<Image>] IReadOnlyList<Guid> imageIds,
        ClaimsPrincipal user, AddToCollectionCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), collectionId, imageIds, cancellationToken);

    /// <summary>Takes pictures out; they stay in the library.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    public static Task<Collection> RemoveFromCollectionAsync(
        [ID<Collection>] Guid collectionId, [ID<Image>] IReadOnlyList<Guid> imageIds,
        ClaimsPrincipal user, RemoveFromCollectionCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), collectionId, imageIds, cancellationToken);
}
