namespace SocialImages.GraphQL.Types;

/// <summary>An uploaded file. It is deleted when the request ends.</summary>
public interface IFile
{
    /// <summary>The name the client gave; never a path to be trusted.</summary>
    string Name { get; }

    /// <summary>Bytes; null when unknown.</summary>
    long? Length { get; }

    /// <summary>The media type the client claimed; unchecked.</summary>
    string? ContentType { get; }

    Task CopyToAsync(Stream target, CancellationToken cancellationToken = default);

    Stream OpenReadStream();
}
