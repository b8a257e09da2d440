namespace SocialImages.GraphQL.Execution;

/// <summary>Runs one request to its result. Errors of the request are results; it throws only on cancellation.</summary>
public delegate ValueTask<ExecutionResult> RequestPipeline(OperationRequest request, CancellationToken cancellationToken);

/// <summary>A schema that can be asked. Registered as a keyed singleton under its schema's name.</summary>
public sealed class RequestExecutor(string schemaName, RequestPipeline pipeline, SchemaText schemaText)
{
    /// <summary>The name a schema has when none was given.</summary>
    public const string DefaultSchemaName = "_Default";

    public string SchemaName => schemaName;

    /// <summary>The schema in SDL, for the schema endpoints.</summary>
    public SchemaText SchemaText => schemaText;

    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default) =>
        pipeline(request, cancellationToken);
}
