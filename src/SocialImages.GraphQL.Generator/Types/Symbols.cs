using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.GraphQL.Generator;

internal static class Symbols
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Annotated = Qualified
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>As it is written in code, without nullability of references.</summary>
    public static string FullName(ITypeSymbol type) => type.ToDisplayString(Qualified);

    public static string FullNameWithNullability(ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>A readable part of an identifier.</summary>
    public static string Identifier(ITypeSymbol type)
    {
        var name = FullName(type).Replace("global::", "").ToCharArray();
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
                name[i] = '_';
        }

        return new string(name);
    }

    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The type and its base types but the framework's roots, as reflection orders them.</summary>
    public static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (var current = type; current is not null && !IsRoot(current); current = current.BaseType)
            yield return current;
    }

    /// <summary>Whether a value of the type is one of the other, too.</summary>
    public static bool IsA(ITypeSymbol type, ITypeSymbol other) =>
        other.TypeKind == TypeKind.Error || other.SpecialType == SpecialType.System_Object
        || WithBases(type).Concat(type.AllInterfaces).Any(known => SymbolEqualityComparer.Default.Equals(known, other));

    /// <summary>Whether generated code, ours or Hot Chocolate's, can be added to the class.</summary>
    public static bool IsStaticPartial(INamedTypeSymbol type) =>
        type is { IsStatic: true, ContainingType: null }
        && type.DeclaringSyntaxReferences.All(static part => part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsRoot(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || type.ToDisplayString() == "System.Exception";

    public static bool IsAssignableTo(ITypeSymbol type, ITypeSymbol target) =>
        type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, target))
        || WithBases(type).Any(b => SymbolEqualityComparer.Default.Equals(b, target));

    public static bool IsException(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == "System.Exception")
                return true;
        }

        return false;
    }

    public static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(static l => l.IsInSource) ?? Location.None;
}
