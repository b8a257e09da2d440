using System.Text.RegularExpressions;

namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>One file <c>{id}.graphql</c> per document in a folder, as build tools of clients write them.</summary>
public sealed partial class FileSystemOperationDocumentStorage(string directory) : IOperationDocumentStorage
{
    public async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken = default)
    {
        if (!IsFileName().IsMatch(documentId) || !File.Exists(PathOf(documentId)))
            return null;

        return await File.ReadAllBytesAsync(PathOf(documentId), cancellationToken);
    }

    public async ValueTask SaveAsync(string documentId, ReadOnlyMemory<byte> document, CancellationToken cancellationToken = default)
    {
        if (!IsFileName().IsMatch(documentId))
            throw new ArgumentException($"'{documentId}' cannot be a file name.", nameof(documentId));

        // Written beside and moved, so that no reader meets half a document.
        var unfinished = PathOf(System.IO.Path.GetRandomFileName());
        await File.WriteAllBytesAsync(unfinished, document, cancellationToken);
        File.Move(unfinished, PathOf(documentId), overwrite: true);
    }

    private string PathOf(string documentId) => System.IO.Path.Combine(directory, documentId + ".graphql");

    [GeneratedRegex("^[A-Za-z0-9_=-]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsFileName();
}
