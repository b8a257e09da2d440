using SocialImages.Api.Images;
using SocialImages.Api.InstagramAccounts;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Posts;

/// <summary>The very file that will be published, or was.</summary>
[ObjectType]
public sealed record PostPreview(string Url, string Sha256, int Width, int Height);

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

    /// <summary>The files that will be published, once they are prepared; by the position of the pictures.</summary>
    public static async Task<IReadOnlyList<PostPreview>> GetPreviewAsync(
        [Parent] Post post, IPostImagesByPostIdDataLoader postImages, CancellationToken cancellationToken)
        => [.. (await postImages.LoadAsync(post.Id, cancellationToken) ?? [])
            .Where(place => place.PreparedHash is not null)
            .Select(place => new PostPreview(place.PreparedUrl!, place.PreparedHash!.Value.Hex, place.PreparedWidth!.Value, place.PreparedHeight!.Value))];
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
