using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocialImages.GraphQL.Generator;

/// <summary>Default values as GraphQL literals and as C# expressions.</summary>
internal static class Literals
{
    public static (string? GraphQL, string? CSharp) Default(IParameterSymbol parameter)
    {
        if (Attributes.Find(parameter, "DefaultValue") is { } attribute)
            return Of(attribute.ConstructorArguments[0].Value, parameter.Type);
        return parameter.HasExplicitDefaultValue ? Of(parameter.ExplicitDefaultValue, parameter.Type) : (null, null);
    }

    public static (string? GraphQL, string? CSharp) Default(IPropertySymbol property, IParameterSymbol? parameter)
    {
        if (Attributes.Find(property, "DefaultValue") is { } attribute)
            return Of(attribute.ConstructorArguments[0].Value, property.Type);
        return parameter is null ? (null, null) : Default(parameter);
    }

    private static (string? GraphQL, string? CSharp) Of(object? value, ITypeSymbol type)
    {
        if (value is null)
            return (null, null);
        var core = Wrappers.OptionalValue(type) ?? type;
        core = Wrappers.NullableValue(core) ?? core;
        if (core.TypeKind == TypeKind.Enum)
            return OfEnum(value, (INamedTypeSymbol)core);
        var number = Convert.ToString(value, CultureInfo.InvariantCulture);
        return value switch
        {
            string text => (SymbolDisplay.FormatLiteral(text, quote: true), SymbolDisplay.FormatLiteral(text, quote: true)),
            bool flag => (flag ? "true" : "false", flag ? "true" : "false"),
            _ => (number, $"({Symbols.FullName(core)}){number}"),
        };
    }

    private static (string? GraphQL, string? CSharp) OfEnum(object value, INamedTypeSymbol type)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
        return member is null ? (null, null) : (EnumReader.NameOf(member), $"{Symbols.FullName(type)}.{member.Name}");
    }
}
