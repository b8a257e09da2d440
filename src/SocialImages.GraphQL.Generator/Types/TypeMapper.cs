using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Maps .NET types to schema types.</summary>
internal sealed class TypeMapper(IReadOnlyDictionary<string, string> bindings)
{
    // A type under inspection counts as an input, so that types may contain themselves.
    private readonly Dictionary<ITypeSymbol, bool> _inputs = new(SymbolEqualityComparer.Default);

    /// <summary>Null when the type has no place in the output of a schema.</summary>
    public MappedType? MapOutput(ITypeSymbol type)
    {
        type = Wrappers.TaskResult(type) ?? type;
        return Map(type, output: true);
    }

    public MappedType? MapInput(ITypeSymbol type) => Map(Wrappers.OptionalValue(type) is { } value ? value : type, output: false);

    private MappedType? Map(ITypeSymbol type, bool output)
    {
        var end = Wrappers.IsNullable(type) ? "" : "!";
        var core = Wrappers.NullableValue(type) ?? type;
        if (TryNamed(core, output) is { } named)
            return named with { Shape = end };
        var item = Wrappers.ListItem(core) ?? (output ? Wrappers.AsyncStreamItem(core) : null);
        return item is null ? null : Map(item, output) is { } inner ? inner with { Shape = inner.Shape + "[" + end } : null;
    }

    private MappedType? TryNamed(ITypeSymbol type, bool output)
    {
        if (bindings.TryGetValue(Symbols.FullName(type), out var bound))
            return new MappedType(type, "", MappedKind.Bound, bound);
        if (KnownScalars.TryFind(type, out var scalar))
            return new MappedType(type, "", MappedKind.Scalar, scalar.Scalar);
        if (type.TypeKind == TypeKind.Enum)
            return new MappedType(type, "", MappedKind.Enum);
        if (Wrappers.ListItem(type) is not null || Wrappers.AsyncStreamItem(type) is not null)
            return null;
        return output ? Composite(type) : IsInput(type) ? new MappedType(type, "", MappedKind.Input) : null;
    }

    private bool IsInput(ITypeSymbol type)
    {
        if (_inputs.TryGetValue(type, out var known))
            return known;
        _inputs[type] = true;
        return _inputs[type] = InputShape.IsInput(type, this);
    }

    private static MappedType? Composite(ITypeSymbol type)
    {
        if (Attributes.Has(type, "UnionType"))
            return new MappedType(type, "", MappedKind.Union);
        if (type.TypeKind == TypeKind.Interface || Attributes.Has(type, "InterfaceType"))
            return new MappedType(type, "", MappedKind.Interface);
        var isObject = type.TypeKind is TypeKind.Class or TypeKind.Struct && type.SpecialType != SpecialType.System_Object
            && type.SpecialType != SpecialType.System_Void && !Wrappers.IsPlainTask(type) && Wrappers.FieldResult(type) is null;
        return isObject ? new MappedType(type, "", MappedKind.Object) : null;
    }
}
