using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Finds the programming model's attributes on symbols.</summary>
internal static class Attributes
{
    private const string Root = "SocialImages.GraphQL";

    public static IEnumerable<AttributeData> FindAll(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type
            && type.Name == name + "Attribute"
            && type.ContainingNamespace.ToDisplayString().StartsWith(Root, StringComparison.Ordinal));

    public static AttributeData? Find(ISymbol symbol, string name) => FindAll(symbol, name).FirstOrDefault();

    public static bool Has(ISymbol symbol, string name) => Find(symbol, name) is not null;

    /// <summary>The text of the attribute's only constructor argument.</summary>
    public static string? Text(ISymbol symbol, string name) => Text(Find(symbol, name));

    public static string? Text(AttributeData? attribute) =>
        attribute?.ConstructorArguments.FirstOrDefault(static argument => argument.Value is string).Value as string;

    public static object? Property(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    public static string[]? Strings(AttributeData attribute, string name)
    {
        var value = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return value.Kind == TypedConstantKind.Array && !value.IsNull ? [.. value.Values.Select(static item => (string)item.Value!)] : null;
    }

    public static ITypeSymbol? TypeArgument(AttributeData? attribute) =>
        attribute?.AttributeClass is { TypeArguments.Length: > 0 } type ? type.TypeArguments[0] : null;
}
