using System.Text;
using System.Text.Json;

namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>
/// The documents of a client whose build has written them into one file: a JSON object of id and document, as GraphQL Code
/// Generator's <c>persistedDocuments</c> and relay-compiler's <c>persist</c> write it.
/// <code>
/// { "5a3f…": "query Library($first: Int) { images(first: $first) { nodes { id } } }", "91bc…": "mutation …" }
/// </code>
/// The ids are the client's own, mostly the hash of the document. A request names one by <c>id</c>, by <c>documentId</c>, or
/// by <c>extensions.persistedQuery.sha256Hash</c>, whatever the hash is of.
/// </summary>
internal sealed class OperationManifest
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _documents;

    private OperationManifest(Dictionary<string, ReadOnlyMemory<byte>> documents) => _documents = documents;

    /// <exception cref="InvalidDataException">The file has another form; the message says where.</exception>
    public static OperationManifest Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new(json.RootElement.EnumerateObject().ToDictionary(
                static entry => entry.Name, static entry => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(entry.Value.GetString()!), StringComparer.Ordinal));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is no list of persisted operations (a JSON object of id and document): {error.Message}", error);
        }
    }

    public ReadOnlyMemory<byte>? Find(string id) => _documents.TryGetValue(id, out var document) ? document : default(ReadOnlyMemory<byte>?);
}
