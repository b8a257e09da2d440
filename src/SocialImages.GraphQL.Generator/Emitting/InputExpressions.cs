using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>C# expressions that read a literal <c>n</c> with the reader <c>r</c> into a .NET type.</summary>
internal static class InputExpressions
{
    /// <summary>The literal is known not to be null.</summary>
    public static string Read(ITypeSymbol type, MappedType mapped, string? idOf)
    {
        type = Wrappers.OptionalValue(type) ?? type;
        var core = Wrappers.NullableValue(type) ?? type;
        if (idOf is null && mapped.Kind is MappedKind.Bound && SymbolEqualityComparer.Default.Equals(mapped.Named, core))
            return $"r.Bound<{Symbols.FullName(core)}>(n, \"{mapped.Name}\")";
        if (Wrappers.ListItem(core) is { } item && !IsScalar(core))
            return List(core, item, mapped, idOf);
        if (idOf is not null)
            return Key(core, idOf);
        if (KnownScalars.TryFind(core, out var scalar))
            return $"r.Read{scalar.Reader}(n)";
        return core.TypeKind == TypeKind.Enum
            ? $"{EnumEmitter.ClassOf(core)}.Read(n)"
            : $"{InputEmitter.ClassOf(core)}.Read(n, r)";
    }

    /// <summary>The literal may be null where the type may.</summary>
    public static string ReadNullable(ITypeSymbol type, MappedType mapped, string? idOf)
    {
        var read = Read(type, mapped, idOf);
        if (!Wrappers.IsNullable(type))
            return read;
        return $"(InputReader.IsNull(n) ? default({Symbols.FullName(type)}) : {read})";
    }

    private static bool IsScalar(ITypeSymbol type) => KnownScalars.TryFind(type, out _);

    private static string Key(ITypeSymbol type, string idOf)
    {
        var expected = idOf.Length == 0 ? "null" : Symbols.Literal(idOf);
        return type.ToDisplayString() switch
        {
            "System.Guid" => $"InputReader.GuidKey(n, {expected})",
            "int" => $"InputReader.Int32Key(n, {expected})",
            "long" => $"InputReader.Int64Key(n, {expected})",
            _ => $"InputReader.TextKey(n, {expected})",
        };
    }

    private static string List(ITypeSymbol type, ITypeSymbol item, MappedType mapped, string? idOf)
    {
        var itemName = Symbols.FullName(item);
        var array = $"r.List<{itemName}>(n, static (n, r) => {ReadNullable(item, mapped, idOf)})";
        return type is INamedTypeSymbol named ? named.Name switch
        {
            "List" => $"new global::System.Collections.Generic.List<{itemName}>({array})",
            "HashSet" or "ISet" or "IReadOnlySet" => $"new global::System.Collections.Generic.HashSet<{itemName}>({array})",
            "ImmutableArray" => $"global::System.Collections.Immutable.ImmutableArray.Create({array})",
            _ => array,
        } : array;
    }
}
