using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images.Renditions;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Images;

/// <summary>Which version to save; the format of FULL and every pixel unless said otherwise.</summary>
public sealed record DownloadImage(Guid ImageId, RenditionFormat? Format, int? Width);

/// <summary>A link that saves a picture as a file.</summary>
public sealed record ImageDownload(string Url, string FileName, DateTimeOffset ExpiresAt);

/// <summary>Hands out a link that soon ends, and writes down to whom.</summary>
public sealed class DownloadImageCommand(SocialImagesDbContext context, FileUrls urls, TimeProvider time)
{
    private const int MaxNameLength = 60;

    /// <exception cref="NotFoundException">No such picture in the caller's workspace.</exception>
    /// <exception cref="ValidationException">A width that is not handed out.</exception>
    public async Task<ImageDownload> ExecuteAsync(CurrentUser caller, DownloadImage input, CancellationToken cancellationToken)
    {
        if (input.Width is < VariantSpec.MinWidth or > VariantSpec.MaxWidth)
            throw new ValidationException("width", $"A width is {VariantSpec.MinWidth} to {VariantSpec.MaxWidth} pixels.");
        var image = await context.Images.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == input.ImageId && row.WorkspaceId == caller.WorkspaceId && row.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("image");

        var now = time.GetUtcNow();
        context.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            UserId = caller.UserId,
            Action = "downloadImage",
            SubjectType = nameof(Image),
            SubjectId = image.Id,
            CreatedAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        return LinkTo(image, input);
    }

    private ImageDownload LinkTo(Image image, DownloadImage input)
    {
        var format = input.Format ?? RenditionFormats.Of(image);
        var spec = input.Width is { } width ? VariantSpec.Exactly(width, format, image) : VariantSpec.Of(Rendition.Full, format);
        var name = $"{NameOf(image)}.{(format == RenditionFormat.Jpeg ? "jpg" : format.ToString().ToLowerInvariant())}";
        var (url, expiresAt) = urls.ForDownload(image.WorkspaceId, image.Id, spec, name);
        return new ImageDownload(url, name, expiresAt);
    }

    /// <summary>Plain letters and digits: the name goes through a header and onto any file system.</summary>
    private static string NameOf(Image image)
    {
        var words = (image.Title ?? image.Prompt ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant())
            .Where(word => word.Length > 0);
        var name = string.Join('-', words);
        return name.Length switch { 0 => "image", <= MaxNameLength => name, _ => name[..MaxNameLength].TrimEnd('-') };
    }
}
