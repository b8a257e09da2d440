using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal static class UniqueDefinitionRules
{
    public static void Types(SdlContext context) => CheckNames(
        context,
        "type",
        context.Document.Definitions.OfType<TypeDefinitionNode>().Where(static type => !type.IsExtension).Select(static type => type.Name),
        name => context.Schema?.FindType(name) is not null);

    public static void Directives(SdlContext context) => CheckNames(
        context,
        "directive",
        context.Document.Definitions.OfType<DirectiveDefinitionNode>().Select(static directive => directive.Name),
        name => context.Schema?.FindDirective(name) is not null);

    public static void EnumValues(SdlContext context)
    {
        foreach (var group in ByName(context.Document.Definitions.OfType<EnumTypeNode>()))
        {
            var existing = context.Schema?.FindType<EnumType>(group.Key);
            var names = group.SelectMany(static type => type.Values).Select(static value => value.Name);
            CheckNames(context, "enum value", names, name => existing?.FindValue(name) is not null);
        }
    }

    public static void Fields(SdlContext context)
    {
        foreach (var group in ByName(context.Document.Definitions.OfType<TypeDefinitionNode>().Where(static type => type is ComplexTypeNode or InputObjectTypeNode)))
        {
            var existing = context.Schema?.FindType(group.Key);
            CheckNames(context, "field", group.SelectMany(FieldNames), name => HasField(existing, name));
        }
    }

    public static void Arguments(SdlContext context)
    {
        var owners = context.Document.Definitions.OfType<ComplexTypeNode>().SelectMany(static type => type.Fields).Select(static field => field.Arguments)
            .Concat(context.Document.Definitions.OfType<DirectiveDefinitionNode>().Select(static directive => directive.Arguments));
        foreach (var arguments in owners)
        {
            foreach (var group in arguments.GroupBy(static argument => argument.Name.Value).Where(static group => group.Skip(1).Any()))
                context.Report($"There can be only one argument named `{group.Key}`.", [.. group.Select(static argument => argument.Name)]);
        }
    }

    private static IEnumerable<IGrouping<string, T>> ByName<T>(IEnumerable<T> types)
        where T : TypeDefinitionNode => types.GroupBy(static type => type.Name.Value);

    private static IEnumerable<NameNode> FieldNames(TypeDefinitionNode type) => type is ComplexTypeNode complex
        ? complex.Fields.Select(static field => field.Name)
        : ((InputObjectTypeNode)type).Fields.Select(static field => field.Name);

    private static bool HasField(NamedType? type, string name) => type switch
    {
        ComplexType complex => complex.FindField(name) is not null,
        InputObjectType input => input.FindField(name) is not null,
        _ => false,
    };

    private static void CheckNames(SdlContext context, string what, IEnumerable<NameNode> names, Func<string, bool> exists)
    {
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (exists(name.Value))
                context.Report($"The {what} `{name.Value}` already exists in the schema.", name);
            else if (!seen.TryAdd(name.Value, name))
                context.Report($"There can be only one {what} named `{name.Value}`.", seen[name.Value], name);
        }
    }
}
