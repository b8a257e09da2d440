using System.Runtime.CompilerServices;
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
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(30);

    public static async IAsyncEnumerable<Guid> SubscribeToLibraryAsync(
        ClaimsPrincipal user, EventFeed feed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var workspaceId = user.Caller().WorkspaceId;
        using var wake = feed.Subscribe(notice => notice.Kind == EventKind.LibraryChanged && notice.WorkspaceId == workspaceId);
        while (true)
        {
            var notices = await wake.TakeAsync(PollInterval, cancellationToken);
            foreach (var id in notices.Select(notice => notice.SubjectId).Distinct()) yield return id;
        }
    }

    /// <summary>Each picture of the library that came, changed, or went. Changes in quick succession are told once.</summary>
    [Authorize(Policy = Policies.Viewer)]
    [Subscribe(With = nameof(SubscribeToLibraryAsync))]
    public static async Task<LibraryChange> OnLibraryChangedAsync(
        [EventMessage] Guid changedId, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => new(changedId, await images.LoadAsync(changedId, cancellationToken));
}
