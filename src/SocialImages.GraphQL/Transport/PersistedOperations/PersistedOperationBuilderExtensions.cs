using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.PersistedOperations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Turns stored documents on for a schema.</summary>
public static class PersistedOperationBuilderExtensions
{
    /// <summary>Requests may name a stored document by <c>id</c>.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder) =>
        builder.ModifyPersistedOperations(options => options.Enabled = true);

    /// <summary>Clients may also store documents under their SHA-256.</summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder) =>
        builder.ModifyPersistedOperations(options => options.Enabled = options.Automatic = true);

    public static IRequestExecutorBuilder ModifyPersistedOperations(
        this IRequestExecutorBuilder builder, Action<PersistedOperationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <param name="builder">The schema.</param>
    /// <param name="capacity">Documents kept; the oldest goes first.</param>
    public static IRequestExecutorBuilder AddInMemoryOperationDocumentStorage(this IRequestExecutorBuilder builder, int capacity = 1000) =>
        builder.AddStorage(new InMemoryOperationDocumentStorage(capacity));

    /// <param name="builder">The schema.</param>
    /// <param name="directory">The folder; null is the current one.</param>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(this IRequestExecutorBuilder builder, string? directory = null) =>
        builder.AddStorage(new FileSystemOperationDocumentStorage(directory ?? Environment.CurrentDirectory));

    /// <summary>
    /// Adds the operations of a client from the file its build has written: a JSON object of id and document, as GraphQL Code
    /// Generator's <c>persistedDocuments</c> writes it. They are found before any other and never forgotten. The file is read
    /// when the host starts, and a wrong one stops the start.
    /// </summary>
    public static IRequestExecutorBuilder AddOperationManifest(this IRequestExecutorBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(builder.Name, (_, _) => OperationManifest.Read(path));
        return builder.UsePersistedOperationPipeline();
    }

    private static IRequestExecutorBuilder AddStorage(this IRequestExecutorBuilder builder, IOperationDocumentStorage storage)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<IOperationDocumentStorage>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, storage);
        return builder;
    }
}
