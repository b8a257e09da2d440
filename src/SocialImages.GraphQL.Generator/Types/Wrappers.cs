using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Takes tasks, lists and nullables off a type.</summary>
internal static class Wrappers
{
    public static ITypeSymbol? TaskResult(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
        && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks" ? task.TypeArguments[0] : null;

    /// <summary>The type, when it is a result or an error.</summary>
    public static INamedTypeSymbol? FieldResult(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "FieldResult", TypeArguments.Length: > 0 } result
        && result.ContainingNamespace.ToDisplayString() == "SocialImages.GraphQL" ? result : null;

    public static bool IsPlainTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 0 } task
        && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    public static ITypeSymbol? AsyncStreamItem(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments.Length: 1 } stream ? stream.TypeArguments[0] : null;

    public static ITypeSymbol? SourceStreamItem(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ISourceStream", TypeArguments.Length: 1 } stream ? stream.TypeArguments[0] : null;

    public static ITypeSymbol? NullableValue(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    public static ITypeSymbol? OptionalValue(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Optional", TypeArguments.Length: 1 } optional
        && optional.ContainingNamespace.ToDisplayString() == "SocialImages.GraphQL" ? optional.TypeArguments[0] : null;

    /// <summary>The item of anything that can be enumerated, except strings and byte arrays.</summary>
    public static ITypeSymbol? ListItem(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return null;
        if (type is IArrayTypeSymbol array)
            return array.ElementType.SpecialType == SpecialType.System_Byte ? null : array.ElementType;
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            return named.TypeArguments[0];
        return named.AllInterfaces
            .FirstOrDefault(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
    }

    public static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType ? NullableValue(type) is not null : type.NullableAnnotation != NullableAnnotation.NotAnnotated;
}
