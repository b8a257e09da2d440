using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Import;
using SocialImages.Domain.Images.Renditions;
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

    /// <summary>
    /// Where to PUT one file, for big files and slow lines; then say `completeUpload`. The address works once, for an hour.
    /// At most 20 may be begun and not completed.
    /// </summary>
    /// <param name="byteSize">Exactly as many bytes must come; at most 30 MB.</param>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<UploadTooLargeException>]
    public static Task<UploadTarget> CreateUploadTargetAsync(
        string fileName, long byteSize, ClaimsPrincipal user, CreateUploadTargetCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new CreateUploadTarget(FileNames.Shown(fileName), byteSize), cancellationToken);

    /// <summary>Makes the file that was put to an upload target a picture of the library. Repeating it answers with the same picture.</summary>
    [Authorize(Policy = Policies.Editor)]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    [Error<UploadTooLargeException>]
    [Error<UnsupportedImageFormatException>]
    [Error<ImageRejectedException>]
    [Error<UploadsBusyException>]
    [Error<StorageUnavailableException>]
    public static Task<Image> CompleteUploadAsync(
        [ID<StagedUpload>] Guid uploadId, string? title, string? altText, IReadOnlyList<string>? tags,
        ClaimsPrincipal user, CompleteUploadCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(
            user.Caller(), uploadId, new ImageWords { Title = title, AltText = altText, Tags = tags ?? [] }, cancellationToken);

    /// <summary>A link that saves a picture as a file, in a format and width of choice. It ends after five minutes, and the audit log has it.</summary>
    /// <param name="width">16 to 4096 pixels, exactly, but never more than the picture has. Every pixel when not given.</param>
    [Authorize(Policy = Policies.Viewer)]
    [UseMutationConvention(PayloadFieldName = "download")]
    [Error<ValidationException>]
    [Error<NotFoundException>]
    public static Task<ImageDownload> DownloadImageAsync(
        [ID<Image>] Guid imageId, RenditionFormat? format, int? width,
        ClaimsPrincipal user, DownloadImageCommand command, CancellationToken cancellationToken)
        => command.ExecuteAsync(user.Caller(), new DownloadImage(imageId, format, width), cancellationToken);

    private static ImageUpload UploadOf(IFile file)
        => new(FileNames.Shown(file.Name), file.Length, _ => ValueTask.FromResult(file.OpenReadStream())) { Words = new() { Title = FileNames.Title(file.Name) } };
}
