using System.Security.Claims;
using SocialImages.Api.Images;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Library;

/// <summary>A picture that came, changed, or went. `Image` is null once it is gone for good.</summary>
[ObjectType]
public sealed record LibraryChange([property: ID<Image>] Guid ImageId, Image? Image);

[SubscriptionType]
public static partial class LibrarySubscriptions
{
    public static IAsyncEnumerable<Guid> SubscribeToLibraryAsync(ClaimsPrincipal user, EventFeed feed, CancellationToken cancellationToken)
        => feed.WatchAsync(EventKind.LibraryChanged, user.Caller(), cancellationToken: cancellationToken);

    /// <summary>Each picture of the library that came, changed, or went. Changes in quick succession are told once.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToLibraryAsync))]
    public static async Task<LibraryChange> OnLibraryChangedAsync(
        [EventMessage] Guid changedId, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => new(changedId, await images.LoadAsync(changedId, cancellationToken));
}
