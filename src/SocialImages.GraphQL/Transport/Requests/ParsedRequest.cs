using System.Buffers;
using System.Text.Json;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The request as a client wrote it, with the memory it stands in; disposed when its result is.</summary>
internal sealed class ParsedRequest : IAsyncDisposable
{
    private readonly List<JsonDocument> _documents = new(2);
    private byte[]? _unescaped;

    public ReadOnlyMemory<byte> Document { get; set; }

    public string? DocumentId { get; set; }

    public string? OperationName { get; set; }

    public JsonElement Variables { get; set; }

    public JsonElement Extensions { get; set; }

    public FileMap? Files { get; set; }

    /// <summary>Its place among the uploads, when it has files.</summary>
    public UploadQueue.Turn? UploadTurn { get; set; }

    /// <summary>The bytes it was parsed from, when they are this request's to give back.</summary>
    public IDisposable? Source { get; set; }

    public byte[] RentForDocument(int length) => _unescaped = ArrayPool<byte>.Shared.Rent(length);

    public JsonElement Keep(JsonDocument document)
    {
        _documents.Add(document);
        return document.RootElement;
    }

    public OperationRequestBuilder ToBuilder(IServiceProvider services) => OperationRequestBuilder.New()
        .SetDocument(Document)
        .SetDocumentId(DocumentId)
        .SetOperationName(OperationName)
        .SetVariableValues(Variables)
        .SetExtensions(Extensions)
        .SetFiles(Files?.ByPath)
        .SetServices(services);

    public async ValueTask DisposeAsync()
    {
        foreach (var document in _documents)
            document.Dispose();
        if (_unescaped is not null)
            ArrayPool<byte>.Shared.Return(_unescaped);
        _unescaped = null;
        Source?.Dispose();
        if (Files is not null)
            await Files.DisposeAsync();
        UploadTurn?.Dispose();
    }
}
