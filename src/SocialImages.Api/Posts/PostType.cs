using SocialImages.Api.Images;
using SocialImages.Api.InstagramAccounts;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Posts;

[ObjectType<Post>]
public static partial class PostType
{
    static partial void Configure(IObjectTypeDescriptor<Post> descriptor)
    {
        descriptor.Ignore(post => post.WorkspaceId);
        descriptor.Ignore(post => post.CreatedById);
        descriptor.Ignore(post => post.InstagramAccountId);
        descriptor.Ignore(post => post.Images);
        descriptor.Ignore(post => post.GenerationId);
        descriptor.Ignore(post => post.GenerationAttempt);
        descriptor.Ignore(post => post.ContainerId);
        descriptor.Ignore(post => post.ContainerCreatedAt);
        descriptor.Ignore(post => post.ContainerPolls);
        descriptor.Ignore(post => post.PublishIntentAt);
        descriptor.Ignore(post => post.PublishLock);
        descriptor.Ignore(post => post.NextActionAt);
        descriptor.Ignore(post => post.LeaseUntil);
        descriptor.Ignore(post => post.Fence);
        descriptor.Ignore(post => post.LocalTime);
        descriptor.Ignore(post => post.NextOccurrenceId);
        descriptor.Ignore(post => post.DeletedAt);
        descriptor.Ignore(post => post.IsEditable);
    }

    /// <summary>The pictures in the order they are shown.</summary>
    public static async Task<IReadOnlyList<Image>> GetImagesAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, IImageByIdDataLoader images, CancellationToken cancellationToken)
    {
        var places = await postImages.LoadAsync(post.Id, cancellationToken) ?? [];
        var loaded = await Task.WhenAll(places.Select(place => images.LoadAsync(place.ImageId, cancellationToken)));
        return [.. loaded.OfType<Image>()];
    }

    /// <summary>By the position of the pictures.</summary>
    public static async Task<IReadOnlyList<string?>> GetAltTextsAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, CancellationToken cancellationToken)
        => [.. (await postImages.LoadAsync(post.Id, cancellationToken) ?? []).Select(place => place.AltText)];

    public static async Task<InstagramAccount?> GetAccountAsync(
        [Parent] Post post, IInstagramAccountByIdDataLoader accounts, CancellationToken cancellationToken)
        => post.InstagramAccountId is { } id ? await accounts.LoadAsync(id, cancellationToken) : null;

    public static async Task<User?> GetCreatedByAsync([Parent] Post post, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => await users.LoadAsync(post.CreatedById, cancellationToken);

    /// <summary>Every step of publishing so far, oldest first.</summary>
    public static async Task<IReadOnlyList<PostAttempt>> GetAttemptsAsync(
        [Parent] Post post, IAttemptsByPostIdDataLoader attempts, CancellationToken cancellationToken)
        => await attempts.LoadAsync(post.Id, cancellationToken) ?? [];

    /// <summary>By the position of the pictures; null where what matters most is shown.</summary>
    public static async Task<IReadOnlyList<PictureCrop?>> GetCropsAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, CancellationToken cancellationToken)
        => [.. (await postImages.LoadAsync(post.Id, cancellationToken) ?? []).Select(place => place.Crop)];

    /// <summary>The wish on the wall clock and what became of it; null for drafts, and when somebody said "now".</summary>
    public static PostSlot? GetSlot([Parent] Post post)
        => post is { LocalTime: { } wanted, TimeZone: { } zone } ? PostSchedule.Resolve(wanted, zone) : null;

    /// <summary>The post that repeats this one, once its time is near.</summary>
    public static async Task<Post?> GetNextOccurrenceAsync([Parent] Post post, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => post.NextOccurrenceId is { } id ? await posts.LoadAsync(id, cancellationToken) : null;

    /// <summary>Of caption, account and pictures as they are now: what `approvePost` wants to know.</summary>
    public static async Task<string> GetContentHashAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => (await HashAsync(post, postImages, images, cancellationToken)).Hex;

    /// <summary>Whether it waits for an approval, or who gave it.</summary>
    public static async Task<PostApprovalState> GetApprovalAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, IImageByIdDataLoader images, IApprovalsByPostIdDataLoader approvals,
        SocialImagesDbContext context, CancellationToken cancellationToken)
    {
        var settings = await context.PublishingSettingsOfAsync(post.WorkspaceId, cancellationToken);
        var hash = await HashAsync(post, postImages, images, cancellationToken);
        var given = (await approvals.LoadAsync(post.Id, cancellationToken) ?? []).FirstOrDefault(approval => approval.ContentHash == hash);
        return new PostApprovalState(settings.RequiresApproval, given);
    }

    /// <summary>Every generation that was ordered for it, newest first.</summary>
    public static async Task<IReadOnlyList<Generation>> GetGenerationsAsync(
        [Parent] Post post, IGenerationsByPostIdDataLoader generations, CancellationToken cancellationToken)
        => await generations.LoadAsync(post.Id, cancellationToken) ?? [];

    /// <summary>
    /// The very files that will be published, or were, by the position of the pictures. Made when asked for; empty for a picture
    /// that cannot be used, which `validatePost` explains.
    /// </summary>
    public static Task<IReadOnlyList<PostPreview>> GetPreviewAsync([Parent] Post post, PostPreviews previews, CancellationToken cancellationToken)
        => previews.OfAsync(post, cancellationToken);

    private static async Task<ContentHash> HashAsync(
        Post post, IPostImagesByPostIdDataLoader postImages, IImageByIdDataLoader images, CancellationToken cancellationToken)
    {
        var places = await postImages.LoadAsync(post.Id, cancellationToken) ?? [];
        var loaded = await Task.WhenAll(places.Select(place => images.LoadAsync(place.ImageId, cancellationToken)));
        return PostContent.HashOf(
            post.Caption, post.InstagramAccountId, places, loaded.OfType<Image>().DistinctBy(image => image.Id).ToDictionary(image => image.Id, image => image.ContentHash));
    }
}

/// <summary>Whether the post, as it is now, may go out.</summary>
/// <param name="IsRequired">The workspace asks for approvals.</param>
[ObjectType]
public sealed record PostApprovalState(bool IsRequired, [property: GraphQLIgnore] PostApproval? Given)
{
    public bool IsApproved => Given is not null;

    public DateTimeOffset? ApprovedAt => Given?.ApprovedAt;

    public Task<User?> GetApprovedByAsync(IUserByIdDataLoader users, CancellationToken cancellationToken)
        => Given is { } approval ? users.LoadAsync(approval.ApprovedById, cancellationToken) : Task.FromResult<User?>(null);
}

[ObjectType<PostAttempt>]
public static partial class PostAttemptType
{
    static partial void Configure(IObjectTypeDescriptor<PostAttempt> descriptor)
    {
        descriptor.Ignore(attempt => attempt.Id);
        descriptor.Ignore(attempt => attempt.PostId);
    }
}
