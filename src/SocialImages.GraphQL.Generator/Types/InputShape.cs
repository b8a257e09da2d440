using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Tells classes that can be made from their properties (inputs) from those that cannot (services).</summary>
internal static class InputShape
{
    public static bool IsInput(ITypeSymbol type, TypeMapper mapper)
    {
        if (Attributes.Has(type, "InputObjectType") || Attributes.Has(type, "OneOf"))
            return true;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsTupleType)
            return false;
        if (type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal)))
            return false;
        if (!type.IsRecord && type.TypeKind == TypeKind.Class && Behaves(type))
            return false;
        var properties = Properties(type).ToArray();
        return properties.Length > 0 && Constructor((INamedTypeSymbol)type) is { } constructor
            && properties.All(property => CanSet(property) || constructor.Parameters.Any(p => Matches(p, property)))
            && properties.All(property => SymbolEqualityComparer.Default.Equals(property.Type, type) || mapper.MapInput(property.Type) is not null);
    }

    // A class that does something, or shows what cannot be set, is a service and no bag of values.
    private static bool Behaves(ITypeSymbol type) => Symbols.WithBases(type).SelectMany(static t => t.GetMembers()).Any(static member =>
        member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => !method.IsOverride,
            IPropertySymbol property => !CanSet(property) && !HasParameter(property),
            _ => false,
        });

    /// <summary>The public constructor with the most parameters that all have a property of their name.</summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        var properties = Properties(type).ToArray();
        return type.InstanceConstructors
            .Where(static c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .Where(c => c.Parameters.All(parameter => properties.Any(property => Matches(parameter, property))))
            .OrderByDescending(static c => c.Parameters.Length)
            .FirstOrDefault();
    }

    public static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type) =>
        Symbols.WithBases(type)
            .SelectMany(static t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(static p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public })
            .Where(static p => !Attributes.Has(p, "GraphQLIgnore"))
            .Where(static p => CanSet(p) || HasParameter(p));

    public static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool CanSet(IPropertySymbol property) => property.SetMethod is { DeclaredAccessibility: Accessibility.Public };

    private static bool HasParameter(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.Any(c => c.Parameters.Any(parameter => Matches(parameter, property)));
}
