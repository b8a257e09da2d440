using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>Only what is given changes; an empty text removes it.</summary>
public sealed record UpdateImage(Guid ImageId, string? Title, string? AltText, IReadOnlyList<string>? Tags);

public sealed class UpdateImageCommand(SocialImagesDbContext context, LibraryImages library, TimeProvider time)
{
    public const int MaxTitleLength = 200;
    public const int MaxAltTextLength = 1000;

    public async Task<Image> ExecuteAsync(CurrentUser caller, UpdateImage input, CancellationToken cancellationToken)
    {
        ThrowIfLong("title", input.Title, MaxTitleLength);
        ThrowIfLong("altText", input.AltText, MaxAltTextLength);
        var tags = TagNames.From("tags", input.Tags);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var image = (await library.LockAsync(caller, [input.ImageId], inTrash: false, cancellationToken))[0];
        if (input.Title is { } title) image.Title = TextOrNull(title);
        if (input.AltText is { } altText) image.AltText = TextOrNull(altText);
        if (input.Tags is not null) image.Tags = tags;
        library.Record(caller, "updateImage", [image.Id], time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return image;
    }

    private static string? TextOrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void ThrowIfLong(string field, string? text, int most)
    {
        if (text?.Length > most || text?.Contains('\0', StringComparison.Ordinal) == true)
            throw new ValidationException(field, $"At most {most} characters.");
    }
}
