using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Imaging;
using SocialImages.Imaging.Instagram;

namespace SocialImages.Domain.Posts;

/// <summary>
/// Makes the exact JPEG that goes out, once. Whoever asks again, for a preview or for publishing, gets the same bytes, even
/// from a node whose imaging library would encode them differently.
/// </summary>
public sealed class InstagramJpegs(
    IDbContextFactory<SocialImagesDbContext> contexts, IImageStore store, StoredFiles files, InstagramJpegMaker maker, CropSuggester crops, TimeProvider time)
{
    /// <summary>The pictures of a post in order; all have the first one's ratio, as Instagram shows them.</summary>
    /// <exception cref="ImagingException">A picture cannot be used, or not now.</exception>
    /// <exception cref="ImageStoreException">The store does not answer.</exception>
    public async Task<IReadOnlyList<StoredInstagramJpeg>> MakeAllAsync(
        IEnumerable<(Image Image, PictureCrop? Crop)> pictures, CancellationToken cancellationToken)
    {
        var made = new List<StoredInstagramJpeg>();
        foreach (var (image, crop) in pictures)
        {
            if (await MakeAsync(image, crop, made.Count > 0 ? SizeOf(made[0]) : null, cancellationToken) is { } jpeg) made.Add(jpeg);
            else break;
        }

        return made;
    }

    /// <param name="image">The picture.</param>
    /// <param name="crop">The part to show; null: what matters most.</param>
    /// <param name="like">The size of the post's first JPEG, whose ratio this one takes too; null for the first itself.</param>
    /// <param name="cancellationToken">Ends the waiting for a worker.</param>
    /// <returns>Null when the picture's bytes are gone.</returns>
    public async Task<StoredInstagramJpeg?> MakeAsync(Image image, PictureCrop? crop, PixelSize? like, CancellationToken cancellationToken)
    {
        var frame = FrameOf(crop, like);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, image, frame, cancellationToken) is { } known) return known;
        if (await store.ReadAsync(image.StorageKey, cancellationToken) is not { } source) return null;

        var jpeg = await RenderAsync(source, image.Size, crop, like, cancellationToken);
        var hash = new ContentHash(jpeg.Sha256);
        await files.WriteAsync(new StorageKey(image.WorkspaceId, hash), jpeg.Image.Bytes, cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into instagram_jpegs (workspace_id, source_hash, frame, content_hash, width, height, byte_size, created_at)
            values ({image.WorkspaceId}, {image.ContentHash.Hex}, {frame}, {hash.Hex}, {jpeg.Image.Size.Width}, {jpeg.Image.Size.Height},
                {(long)jpeg.Image.Bytes.Length}, {time.GetUtcNow()})
            on conflict do nothing
            """,
            cancellationToken);
        return await FindAsync(context, image, frame, cancellationToken);
    }

    /// <summary>The bytes. Null when they are gone: then the JPEG is forgotten, and whoever asks for it next has it made anew.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(StoredInstagramJpeg jpeg, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(jpeg.StorageKey, cancellationToken) is { } bytes) return bytes;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.InstagramJpegs
            .Where(row => row.WorkspaceId == jpeg.WorkspaceId && row.ContentHash == jpeg.ContentHash).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    public static PixelSize SizeOf(StoredInstagramJpeg jpeg) => new(jpeg.Width, jpeg.Height);

    private static string FrameOf(PictureCrop? crop, PixelSize? like)
    {
        var part = crop is null ? "auto" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{crop.X},{crop.Y},{crop.Width},{crop.Height}");
        return $"{part}/{(like is { } first ? first.ToString() : "nearest")}";
    }

    private static Task<StoredInstagramJpeg?> FindAsync(SocialImagesDbContext context, Image image, string frame, CancellationToken cancellationToken)
        => context.InstagramJpegs.AsNoTracking().FirstOrDefaultAsync(
            row => row.WorkspaceId == image.WorkspaceId && row.SourceHash == image.ContentHash && row.Frame == frame, cancellationToken);

    private async Task<InstagramJpeg> RenderAsync(
        ReadOnlyMemory<byte> source, PixelSize size, PictureCrop? crop, PixelSize? like, CancellationToken cancellationToken)
    {
        if (crop?.ToRect() is { } part && part.FitsInto(size))
            return await maker.MakeAsync(source, InstagramFrame.Nearest, like is { } frame ? Inner(part, Ratio.Of(frame)) : part, cancellationToken);
        if (like is not { } first)
            return await maker.MakeAsync(source, InstagramFrame.Nearest, Gravity.Attention, cancellationToken);
        var suggested = await crops.SuggestAsync(source, Ratio.Of(first), cancellationToken);
        return await maker.MakeAsync(source, InstagramFrame.Nearest, suggested, cancellationToken);
    }

    private static PixelRect Inner(PixelRect part, Ratio ratio)
    {
        var inner = PixelRect.Centred(part.Size, ratio);
        return inner with { Left = part.Left + inner.Left, Top = part.Top + inner.Top };
    }
}
