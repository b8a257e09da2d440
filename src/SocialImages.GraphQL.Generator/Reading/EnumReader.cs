using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class EnumReader
{
    public static EnumModel Read(ITypeSymbol type, Documentation documentation) => new(
        type,
        TypeNames.Of(type),
        documentation.Describe(type),
        [.. Members(type).Select(member => new EnumValueModel(NameOf(member), member.Name, documentation.Describe(member), Deprecation(member)))]);

    public static IEnumerable<IFieldSymbol> Members(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue && !Attributes.Has(f, "GraphQLIgnore"));

    public static string NameOf(IFieldSymbol member) => Attributes.Text(member, "GraphQLName") ?? Naming.EnumValue(member.Name);

    public static string? Deprecation(ISymbol member)
    {
        if (Attributes.Text(member, "GraphQLDeprecated") is { } reason)
            return reason;
        var obsolete = member.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");
        return obsolete is null ? null : Attributes.Text(obsolete) ?? "No longer supported";
    }
}
