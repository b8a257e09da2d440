using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Schema names of .NET types.</summary>
internal static class TypeNames
{
    private static readonly string[] Attributed = ["ObjectType", "InterfaceType", "UnionType", "EnumType", "InputObjectType"];

    public static string Of(ITypeSymbol type) => Given(type) ?? Plain(type);

    public static string OfInput(ITypeSymbol type) => Given(type) ?? Naming.InputType(Plain(type));

    public static string? Given(ITypeSymbol type)
    {
        if (Attributes.Text(type, "GraphQLName") is { } name)
            return name;
        return Attributed.Select(attribute => Attributes.Text(type, attribute)).FirstOrDefault(static text => text is not null);
    }

    private static string Plain(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeArguments.Length: > 0 } generic)
            return type.Name;
        return generic.Name + "Of" + string.Join("And", generic.TypeArguments.Select(Of));
    }
}
