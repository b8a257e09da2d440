using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Schema types named by attributes: <c>"[ID!]!"</c> or <c>NonNullType&lt;IdType&gt;</c>.</summary>
internal static class SchemaTypeSyntax
{
    public static MappedType? Override(ISymbol member, MappedType mapped)
    {
        if (Attributes.Find(member, "GraphQLNonNullType") is not null && !mapped.Shape.EndsWith("!", StringComparison.Ordinal))
            mapped = mapped with { Shape = mapped.Shape + "!" };
        if (Attributes.Find(member, "GraphQLType") is not { } attribute)
            return mapped;
        var type = Attributes.TypeArgument(attribute) ?? attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol;
        var (name, shape) = type is null ? Parse(Attributes.Text(attribute) ?? "String") : Parse(type);
        return mapped with { Kind = MappedKind.Bound, Name = name, Shape = shape };
    }

    /// <summary>IntType → Int; the schema's own classes are named so.</summary>
    public static string ScalarName(ITypeSymbol type) => type.Name switch
    {
        "IdType" => "ID",
        "UuidType" => "UUID",
        "UriType" or "UrlType" => "URI",
        var name when name.EndsWith("Type", StringComparison.Ordinal) => name.Substring(0, name.Length - 4),
        var name => name,
    };

    private static (string Name, string Shape) Parse(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "NonNullType", TypeArguments.Length: 1 } nonNull)
            return Wrap(Parse(nonNull.TypeArguments[0]), "!");
        if (type is INamedTypeSymbol { Name: "ListType", TypeArguments.Length: 1 } list)
            return Wrap(Parse(list.TypeArguments[0]), "[");
        return (ScalarName(type), "");
    }

    private static (string Name, string Shape) Parse(string text)
    {
        text = text.Trim();
        if (text.EndsWith("!", StringComparison.Ordinal))
            return Wrap(Parse(text.Substring(0, text.Length - 1)), "!");
        return text.StartsWith("[", StringComparison.Ordinal) ? Wrap(Parse(text.Substring(1, text.Length - 2)), "[") : (text, "");
    }

    private static (string Name, string Shape) Wrap((string Name, string Shape) type, string wrapper) => (type.Name, type.Shape + wrapper);
}
