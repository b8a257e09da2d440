namespace SocialImages.Api.GraphQLServers;

internal static class PersistedOperations
{
    /// <summary>Clients may name operations by id: those of the file, and, unless only those are allowed, those they have sent before.</summary>
    public static IRequestExecutorBuilder AddPersistedOperations(this IRequestExecutorBuilder builder, PersistedOperationsOptions options)
    {
        if (options.File is not null) builder.AddOperationManifest(options.File);
        return builder
            .UseAutomaticPersistedOperationPipeline()
            .AddInMemoryOperationDocumentStorage()
            .ModifyPersistedOperations(persisted => persisted.OnlyAllowPersistedDocuments = options.Only);
    }
}
