namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>Documents by id. Must be safe for concurrent use.</summary>
public interface IOperationDocumentStorage
{
    /// <summary>The document as UTF-8; null when there is none under that id.</summary>
    ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken = default);

    /// <summary>Keeps a copy of the document.</summary>
    ValueTask SaveAsync(string documentId, ReadOnlyMemory<byte> document, CancellationToken cancellationToken = default);
}
