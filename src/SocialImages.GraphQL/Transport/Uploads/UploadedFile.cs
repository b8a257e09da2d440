using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>A file that was received whole: small ones in memory, others in a temporary file that is gone when it is closed.</summary>
internal sealed class UploadedFile(string name, string? contentType, PooledWriter head, FileStream? file) : IFile, IAsyncDisposable
{
    public string Name => name;

    public string? ContentType => contentType;

    public long? Length { get; } = file?.Length ?? head.Written.Length;

    public Stream OpenReadStream() => file is null
        ? new ReadOnlyMemoryStream(head.Written)
        : new FileView(file.SafeFileHandle, Length!.Value);

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var source = OpenReadStream();
        await source.CopyToAsync(target, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        head.Dispose();
        if (file is not null)
            await file.DisposeAsync();
    }
}
