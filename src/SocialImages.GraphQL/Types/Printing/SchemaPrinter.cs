using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>
/// Prints a schema as SDL in Hot Chocolate's form: root types, then objects, interfaces, unions, inputs, enums, scalars and directives,
/// each kind by name. Built-in types and directives are left out.
/// </summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => SyntaxPrinter.Print(ToDocument(schema)) + "\n";

    /// <summary>One type; null when the schema has none of that name.</summary>
    public static string? PrintType(Schema schema, string name) => schema.FindType(name) is { } type
        ? SyntaxPrinter.Print(new DocumentNode([SchemaSyntax.Type(type)])) + "\n"
        : null;

    /// <summary>The schema as definitions, in the order they are printed.</summary>
    public static DocumentNode ToDocument(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var types = schema.Types
            .Where(static type => !type.IsIntrospection && !ScalarTypes.IsSpecified(type.Name))
            .OrderBy(type => Rank(schema, type))
            .ThenBy(static type => type.Name, StringComparer.OrdinalIgnoreCase);
        var directives = schema.DirectiveDefinitions
            .Where(static directive => !DirectiveCatalog.IsBuiltIn(directive.Name))
            .OrderBy(static directive => directive.Name, StringComparer.OrdinalIgnoreCase);
        ImmutableArray<DefinitionNode> definitions =
            [SchemaSyntax.Schema(schema), .. types.Select(SchemaSyntax.Type), .. directives.Select(SchemaSyntax.Directive)];
        return new DocumentNode(definitions);
    }

    private static int Rank(Schema schema, NamedType type)
    {
        if (type == schema.QueryType)
            return 0;
        if (type == schema.MutationType)
            return 1;
        if (type == schema.SubscriptionType)
            return 2;
        return type.Kind switch
        {
            TypeKind.Object => 3,
            TypeKind.Interface => 4,
            TypeKind.Union => 5,
            TypeKind.InputObject => 6,
            TypeKind.Enum => 7,
            _ => 8,
        };
    }
}
