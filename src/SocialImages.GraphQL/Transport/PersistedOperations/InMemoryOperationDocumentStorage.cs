using System.Collections.Concurrent;

namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>Keeps the last documents; who floods it only makes other clients send theirs again.</summary>
/// <param name="capacity">Documents kept.</param>
public sealed class InMemoryOperationDocumentStorage(int capacity = 1000) : IOperationDocumentStorage
{
    private readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oldestFirst = new();

    public int Count => _documents.Count;

    public ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken = default) =>
        new(_documents.TryGetValue(documentId, out var document) ? document : default(ReadOnlyMemory<byte>?));

    public ValueTask SaveAsync(string documentId, ReadOnlyMemory<byte> document, CancellationToken cancellationToken = default)
    {
        if (_documents.TryAdd(documentId, document.ToArray()))
            _oldestFirst.Enqueue(documentId);
        while (_documents.Count > capacity && _oldestFirst.TryDequeue(out var oldest))
            _documents.TryRemove(oldest, out _);
        return ValueTask.CompletedTask;
    }
}
