using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
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
        IReadOnlyList<PictureCropInput?>? crops, string? idempotencyKey, ClaimsPrincipal user, CreatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new CreatePost(caption, accountId, imageIds, altTexts, idempotencyKey) { Crops = PictureCropInput.ToCrops(crops) }, cancellationToken);

    /// <summary>Changes what is given. A scheduled post is prepared again from the new content.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> UpdatePostAsync(
        [ID<Post>] Guid postId, string? caption, [ID<InstagramAccount>] Guid? accountId, [ID<Image>] IReadOnlyList<Guid>? imageIds,
        IReadOnlyList<string?>? altTexts, IReadOnlyList<PictureCropInput?>? crops, ClaimsPrincipal user, UpdatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), new UpdatePost(postId, caption, accountId, imageIds, altTexts) { Crops = PictureCropInput.ToCrops(crops) }, cancellationToken);

    /// <summary>Replaces the pictures of a post.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> AttachImagesAsync(
        [ID<Post>] Guid postId, [ID<Image>] IReadOnlyList<Guid> imageIds, IReadOnlyList<string?>? altTexts,
        IReadOnlyList<PictureCropInput?>? crops, ClaimsPrincipal user, UpdatePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), new UpdatePost(postId, null, null, imageIds, altTexts) { Crops = PictureCropInput.ToCrops(crops) }, cancellationToken);

    /// <summary>Puts a post on the calendar, by a wall clock's time in an IANA time zone. `post.slot` says what became of the wish.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    [Error<ScheduleInPastException>]
    [Error<AccountNeedsReconnectException>]
    [Error<IdempotencyConflictException>]
    public static Task<Post> SchedulePostAsync(
        [ID<Post>] Guid postId, [GraphQLType("LocalDateTime!")] DateTime at, string timeZone, AutoImageInput? autoImage,
        PostRepeatInput? repeat, string? idempotencyKey, ClaimsPrincipal user, SchedulePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(),
            new SchedulePost(postId, at, timeZone, autoImage?.ToAutoImage(), idempotencyKey) { Repeat = repeat?.ToRepeat() },
            cancellationToken);

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

    /// <summary>Lets exactly this content go out, in a workspace that asks for approvals. Any edit takes the approval back.</summary>
    /// <param name="contentHash">`Post.contentHash` of what was looked at; anything else is refused.</param>
    [Authorize(Policy = Policies.Admin)]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    [Error<ApprovalStaleException>]
    public static Task<Post> ApprovePostAsync(
        [ID<Post>] Guid postId, string contentHash, ClaimsPrincipal user, ApprovePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new ApprovePost(postId, contentHash), cancellationToken);

    /// <summary>Ends a review (NEEDS_REVIEW) with what a person found on Instagram.</summary>
    /// <param name="resolution">PUBLISHED: it is there. RETRY: it is not there, publish it.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    public static Task<Post> ResolvePostAsync(
        [ID<Post>] Guid postId, PostResolution resolution, ClaimsPrincipal user, ResolvePostCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), postId, resolution, cancellationToken);

    /// <summary>
    /// Orders pictures that suit the post; attach the one you like. Watch `onGenerationProgress`.
    /// A slot that comes first takes the newest of them.
    /// </summary>
    /// <param name="prompt">Null: the caption.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<PostNotEditableException>]
    [Error<InsufficientCreditsException>]
    [Error<CountOutOfRangeException>]
    [Error<ModelUnavailableException>]
    [Error<UnsupportedSizeException>]
    [Error<RateLimitedException>]
    [Error<GenerationDisabledException>]
    [Error<IdempotencyConflictException>]
    public static Task<Generation> GenerateImagesForPostAsync(
        [ID<Post>] Guid postId, string? prompt, string? negativePrompt, ImageStyle? style, [ID<StylePreset>] Guid? presetId, AspectRatio? aspectRatio,
        string? model, string? provider, [ID<Image>] IReadOnlyList<Guid>? referenceImageIds, string? idempotencyKey,
        ClaimsPrincipal user, GenerateImagesForPostCommand command, CancellationToken cancellationToken,
        int count = 1, ImageQuality quality = ImageQuality.Standard)
        => command.ExecuteAsync(
            user.Caller(),
            new GenerateImagesForPost(postId)
            {
                Prompt = prompt,
                NegativePrompt = negativePrompt,
                Style = style,
                PresetId = presetId,
                ReferenceImageIds = referenceImageIds ?? [],
                AspectRatio = aspectRatio,
                Count = count,
                Quality = quality,
                Model = model,
                Provider = provider,
                IdempotencyKey = idempotencyKey,
            },
            cancellationToken);
}
