using System.Text.Json;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.PersistedOperations;

namespace SocialImages.Api.GraphQLServers;

internal static class PersistedOperations
{
    /// <summary>Clients may name operations by id: those of the file, and, unless only those are allowed, those they have sent before.</summary>
    public static IRequestExecutorBuilder AddPersistedOperations(this IRequestExecutorBuilder builder, PersistedOperationsOptions options)
    {
        builder.ModifyRequestOptions(request => request.PersistedOperations.OnlyAllowPersistedDocuments = options.Only);
        if (options.File is null) return builder.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage();
        builder.ConfigureSchemaServices(services => services.AddSingleton<IOperationDocumentStorage>(new Manifest(options.File)));
        return builder.UsePersistedOperationPipeline();
    }

    private sealed class Manifest(string file) : IOperationDocumentStorage
    {
        private readonly Dictionary<string, string> _documents = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!;

        public ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default)
            => new(_documents.TryGetValue(documentId.Value, out var document) ? new OperationDocumentSourceText(document) : null);

        public ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default)
            => ValueTask.CompletedTask;
    }
}
