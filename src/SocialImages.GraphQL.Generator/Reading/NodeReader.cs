using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads node resolvers.</summary>
internal sealed class NodeReader(ReadingContext context)
{
    /// <summary>The type a resolver loads; null when the method is no node resolver.</summary>
    public static ITypeSymbol? NodeType(IMethodSymbol method)
    {
        var result = Wrappers.TaskResult(method.ReturnType) ?? method.ReturnType;
        return method.Parameters.Length > 0 && result.TypeKind is TypeKind.Class or TypeKind.Struct ? result.WithNullableAnnotation(NullableAnnotation.None) : null;
    }

    public NodeModel? Read(IMethodSymbol method)
    {
        if (NodeType(method) is not { } type || KeyReader(method.Parameters[0].Type) is not { } reader)
        {
            context.Report(Diagnostics.BadNodeResolver, method, method.Name);
            return null;
        }

        var parameters = new ParameterReader(context).Bind(method, []);
        var key = $"({Symbols.FullName(method.Parameters[0].Type)})key";
        var values = parameters.Select((parameter, index) => index == 0 ? key : parameter.Expression);
        var call = $"{Symbols.FullName(method.ContainingType)}.{method.Name}({string.Join(", ", values)})";
        return new NodeModel(type, reader, call, !SymbolEqualityComparer.Default.Equals(type, method.ReturnType));
    }

    private static string? KeyReader(ITypeSymbol key) => key.ToDisplayString() switch
    {
        "System.Guid" => "AsGuid",
        "int" => "AsInt32",
        "long" => "AsInt64",
        "string" => "Text",
        _ => null,
    };
}
