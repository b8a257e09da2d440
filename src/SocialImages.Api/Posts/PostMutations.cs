using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[MutationType]
public static partial class PostMutations
{
    /// <summary>A new draft. A key that was used before answers with the draft it made.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<IdempotencyConflictException>]
    public static Task<Post> CreatePostAsync(
        string caption, [ID<InstagramAccount>] Guid? accountId, [ID<Image>] IReadOnlyList<Guid>? imageIds, IReadOnlyList<string?>? altTexts,
        string? idempotencyKey, ClaimsPrincipal user, CreatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new CreatePost(caption, accountId, imageIds, altTexts, idempotencyKey), cancellationToken);

    /// <summary>Changes what is given. A scheduled post is prepared again from the new content.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> UpdatePostAsync(
        [ID<Post>] Guid postId, string? caption, [ID<InstagramAccount>] Guid? accountId, [ID<Image>] IReadOnlyList<Guid>? imageIds,
        IReadOnlyList<string?>? altTexts, ClaimsPrincipal user, UpdatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new UpdatePost(postId, caption, accountId, imageIds, altTexts), cancellationToken);

    /// <summary>Replaces the pictures of a post.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> AttachImagesAsync(
        [ID<Post>] Guid postId, [ID<Image>] IReadOnlyList<Guid> imageIds, IReadOnlyList<string?>? altTexts,
        ClaimsPrincipal user, UpdatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new UpdatePost(postId, null, null, imageIds, altTexts), cancellationToken);

    /// <summary>Puts a post on the calendar, by a wall clock's time in an IANA time zone.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    [Error<ScheduleInPastException>]
    [Error<AccountNeedsReconnectException>]
    [Error<IdempotencyConflictException>]
    public static Task<Post> SchedulePostAsync(
        [ID<Post>] Guid postId, [GraphQLType("LocalDateTime!")] DateTime at, string timeZone, AutoImageInput? autoImage,
        string? idempotencyKey, ClaimsPrincipal user, SchedulePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), new SchedulePost(postId, at, timeZone, autoImage?.ToAutoImage(), idempotencyKey), cancellationToken);

    /// <summary>Takes a post off the calendar.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> UnschedulePostAsync(
        [ID<Post>] Guid postId, ClaimsPrincipal user, UnschedulePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), postId, cancellationToken);

    /// <summary>Publishes at once: the slot is this moment.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    [Error<AccountNeedsReconnectException>]
    [Error<IdempotencyConflictException>]
    public static Task<Post> PublishPostNowAsync(
        [ID<Post>] Guid postId, AutoImageInput? autoImage, string? idempotencyKey,
        ClaimsPrincipal user, PublishPostNowCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new PublishPostNow(postId, autoImage?.ToAutoImage(), idempotencyKey), cancellationToken);

    /// <summary>Removes a post that is not out yet.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> DeletePostAsync(
        [ID<Post>] Guid postId, ClaimsPrincipal user, DeletePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), postId, cancellationToken);
}

/// <summary>Whether and how a picture is generated from the caption when none is attached.</summary>
public sealed record AutoImageInput(
    bool Enabled, ImageStyle? Style, AspectRatio? AspectRatio, [property: DefaultValue(AutoImageFailure.Card)] AutoImageFailure OnFailure)
{
    internal AutoImage ToAutoImage() => new(Enabled, Style, AspectRatio, OnFailure);
}
