using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Import;
using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Api.Images;

[MutationType]
public static partial class ImageMutations
{
    /// <summary>
    /// Takes 1 to 20 files into the library: all of them, or none and an error for each that is wrong.
    /// The same bytes again are the same picture.
    /// </summary>
    /// <param name="files">JPEG, PNG, WebP, AVIF, GIF (its first frame) or HEIC; at most 30 MB, 50 megapixels and 16,384 pixels a side.</param>
    [Authorize(Policy = Policies.Editor)]
    [UseMutationConvention(PayloadFieldName = "images")]
    [Error<ValidationException>]
    [Error<UploadTooLargeException>]
    [Error<UnsupportedImageFormatException>]
    [Error<ImageRejectedException>]
    [Error<UploadsBusyException>]
    [Error<StorageUnavailableException>]
    public static Task<IReadOnlyList<Image>> UploadImagesAsync(
        IReadOnlyList<IFile> files, ClaimsPrincipal user, UploadImagesCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), [.. files.Select(UploadOf)], cancellationToken);

    /// <summary>Fetches a picture from a public http or https address into the library.</summary>
    /// <param name="idempotencyKey">The same key and input get the first answer again.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<ImportFailedException>]
    [Error<UploadTooLargeException>]
    [Error<UnsupportedImageFormatException>]
    [Error<ImageRejectedException>]
    [Error<UploadsBusyException>]
    [Error<StorageUnavailableException>]
    [Error<IdempotencyConflictException>]
    [Error<NotFoundException>]
    public static Task<Image> ImportImageFromUrlAsync(
        string url, string? title, string? altText, IReadOnlyList<string>? tags, string? idempotencyKey,
        ClaimsPrincipal user, ImportImageFromUrlCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(),
            new ImportImage(url, new ImageWords { Title = title, AltText = altText, Tags = tags ?? [] }, idempotencyKey),
            cancellationToken);

    private static ImageUpload UploadOf(IFile file)
        => new(FileNames.Shown(file.Name), file.Length, _ => ValueTask.FromResult(file.OpenReadStream())) { Words = new() { Title = FileNames.Title(file.Name) } };
}
