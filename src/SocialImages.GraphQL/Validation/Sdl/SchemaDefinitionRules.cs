using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

internal static class SchemaDefinitionRules
{
    public static void LoneSchemaDefinition(SdlContext context)
    {
        var extendsSchema = context.Schema is { } schema && (schema.QueryType ?? schema.MutationType ?? schema.SubscriptionType) is not null;
        var definitions = context.Document.Definitions.OfType<SchemaDefinitionNode>();
        foreach (var definition in extendsSchema ? definitions : definitions.Skip(1))
            context.Report(extendsSchema ? "A schema that is extended cannot be defined anew." : "There can be only one schema definition.", definition);
    }

    public static void UniqueOperationTypes(SdlContext context)
    {
        var seen = new Dictionary<OperationType, OperationTypeDefinitionNode>();
        foreach (var node in context.Document.Definitions.OfType<SchemaNode>().SelectMany(static schema => schema.OperationTypes))
        {
            if (context.Schema?.RootType(node.Operation) is not null)
                context.Report($"The schema already has a {node.Operation} type.", node);
            else if (!seen.TryAdd(node.Operation, node))
                context.Report($"There can be only one {node.Operation} type in a schema.", seen[node.Operation], node);
        }
    }
}
