using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>The bytes of an upload, from wherever they came.</summary>
internal sealed record UploadedFile(byte[] Bytes, string? Filename);

/// <summary>Takes the <c>file</c> field as a part, a data URI or an address.</summary>
internal sealed class FileReceiver(RemoteFiles remote, SettingsBook settings)
{
    private const int MaxDataUri = 62_910_000;

    public async Task<UploadedFile> ReceiveAsync(UploadParameters parameters, CancellationToken cancellationToken)
    {
        var file = parameters.File is { } part ? await ReadAsync(part, cancellationToken)
            : parameters["file"] is { } source ? await LoadAsync(source, cancellationToken)
            : throw CloudinaryException.Bad("Missing required parameter - file");
        return file.Bytes.Length == 0 ? throw CloudinaryException.Bad("Empty file") : file;
    }

    private async Task<UploadedFile> ReadAsync(IFormFile part, CancellationToken cancellationToken)
    {
        if (part.Length > settings.Current.Cloudinary.RequestMaxBytes) throw new CloudinaryException(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
        using var bytes = new MemoryStream((int)part.Length);
        await part.CopyToAsync(bytes, cancellationToken);
        return new UploadedFile(bytes.ToArray(), part.FileName);
    }

    private async Task<UploadedFile> LoadAsync(string source, CancellationToken cancellationToken)
    {
        if (source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && source.Length > MaxDataUri) throw CloudinaryException.Bad($"URI byte size should not be > {MaxDataUri}");
        var bytes = await remote.ReadAsync(source, (int)settings.Current.Cloudinary.RequestMaxBytes, cancellationToken);
        var shown = source.Length > 100 ? source[..100] : source;
        return new UploadedFile(bytes ?? throw CloudinaryException.Bad($"Error in loading {shown} - 404 Not Found"), source.StartsWith("data:", StringComparison.Ordinal) ? null : Path.GetFileName(source));
    }
}
