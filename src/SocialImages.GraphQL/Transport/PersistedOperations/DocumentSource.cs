using System.Security.Cryptography;
using System.Text.Json;
using SocialImages.GraphQL.AspNetCore;

namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>Finds the document of a request that names one, and keeps those that clients persist.</summary>
internal sealed class DocumentSource(PersistedOperationOptions options, IOperationDocumentStorage? storage, OperationManifest? manifest)
{
    private const int MaxIdLength = 256;

    /// <summary>Gives the request its document, or refuses it. Returns the id to store it under once it has proven valid.</summary>
    public async ValueTask<string?> ResolveAsync(ParsedRequest request, CancellationToken cancellationToken)
    {
        var hash = options.Enabled ? HashIn(request.Extensions) : null;
        if (!request.Document.IsEmpty)
            return Accept(request, options.Automatic ? hash : null);

        request.Document = await FindAsync(request.DocumentId ?? hash, cancellationToken);
        return null;
    }

    public ValueTask StoreAsync(string hash, ReadOnlyMemory<byte> document, CancellationToken cancellationToken) =>
        storage?.SaveAsync(hash, document, cancellationToken) ?? ValueTask.CompletedTask;

    private string? Accept(ParsedRequest request, string? hash)
    {
        if (options.OnlyAllowPersistedDocuments)
            throw new BadRequestException("Only persisted operations are allowed.", ErrorCodes.Execution.OnlyPersistedOperationsAllowed);

        if (hash is null)
            return null;

        if (!hash.Equals(Convert.ToHexStringLower(SHA256.HashData(request.Document.Span)), StringComparison.Ordinal))
            throw BadRequestException.Request("The provided sha256Hash does not match the query.");

        return request.Document.Length <= options.MaxAutomaticDocumentSize ? hash : null;
    }

    private async ValueTask<ReadOnlyMemory<byte>> FindAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
            throw BadRequestException.Json("Request must contain either a query or a document id.");

        if (!options.Enabled)
            throw new BadRequestException("The query request contains no document or no document id.", "HC0015");

        return manifest?.Find(id) ?? await ReadAsync(id, cancellationToken)
            ?? throw new BadRequestException("PersistedQueryNotFound", ErrorCodes.Execution.PersistedOperationNotFound);
    }

    private ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancellationToken) =>
        storage?.TryReadAsync(id, cancellationToken) ?? ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

    private static string? HashIn(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty("persistedQuery", out var persisted)
        && persisted.ValueKind == JsonValueKind.Object
        && persisted.TryGetProperty("sha256Hash", out var hash)
        && hash.ValueKind == JsonValueKind.String
        && hash.GetString() is { Length: > 0 and <= MaxIdLength } text
            ? text
            : null;
}
