using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>What Cloudinary tells us by itself. Signature first: nothing is read of a body that is not theirs.</summary>
public sealed class CloudinaryNotifications(
    IDbContextFactory<SocialImagesDbContext> contexts, IOptions<CloudinaryOptions> options, TimeProvider time)
{
    private static readonly PostStatus[] NotYetOut = [PostStatus.Scheduled, PostStatus.Preparing];

    /// <summary>False when the notification is not genuine, or too old. Safe to repeat, as Cloudinary does.</summary>
    /// <param name="body">As received.</param>
    /// <param name="timestamp">The <c>X-Cld-Timestamp</c> header.</param>
    /// <param name="signature">The <c>X-Cld-Signature</c> header.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> ReceiveAsync(ReadOnlyMemory<byte> body, string? timestamp, string? signature, CancellationToken cancellationToken)
    {
        if (timestamp is null || signature is null || options.Value.Account is not { } account)
            return false;
        var signer = new CloudinarySigner(account.ApiSecret, account.SignatureAlgorithm);
        if (!signer.VerifyNotificationSignature(body.Span, timestamp, signature, time.GetUtcNow()))
            return false;

        foreach (var publicId in DeletedIn(body))
            await TellAsync(publicId, cancellationToken);
        return true;
    }

    // One by its id, or several under "resources".
    private static List<string> DeletedIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var notification = JsonDocument.Parse(body);
            var root = notification.RootElement;
            if (Text(root, "notification_type") != "delete")
                return [];
            var several = root.TryGetProperty("resources", out var resources) && resources.ValueKind == JsonValueKind.Array
                ? resources.EnumerateArray().Select(resource => Text(resource, "public_id"))
                : [];
            return [.. several.Append(Text(root, "public_id")).OfType<string>()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Making it good needs nothing here: before a container is made, the bytes are looked at once more.
    private async Task TellAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var concerned = await (
            from place in context.PostImages.AsNoTracking()
            where place.DeliveryId == publicId
            join post in context.Posts.AsNoTracking() on place.PostId equals post.Id
            where NotYetOut.Contains(post.Status)
            join account in context.InstagramAccounts.AsNoTracking() on post.InstagramAccountId equals (Guid?)account.Id
            select new { Post = post, Account = account }).ToListAsync(cancellationToken);
        foreach (var row in concerned)
            await context.RaiseAsync(NoticeOf(row.Post, row.Account), cancellationToken);
    }

    private Notice NoticeOf(Post post, InstagramAccount account) => PostNotices.About(
        post, account, "DELIVERED_PICTURE_DELETED", NoticeSeverity.Info, "lost its prepared picture: somebody deleted it in Cloudinary.",
        "Nothing: it is delivered again. Leave the folder “socialimages” in Cloudinary alone.", time.GetUtcNow());
}
