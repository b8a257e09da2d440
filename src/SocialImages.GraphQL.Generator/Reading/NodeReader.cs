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

    /// <summary>The resolver of a type marked as a node itself.</summary>
    public static IMethodSymbol? OfType(ITypeSymbol type)
    {
        if (Attributes.Find(type, "Node") is not { } attribute)
            return null;
        var owner = Attributes.Property(attribute, "NodeResolverType") as ITypeSymbol ?? type;
        var methods = owner.GetMembers().OfType<IMethodSymbol>().Where(static m => m is { IsStatic: true, Parameters.Length: > 0 }).ToArray();
        return Attributes.Property(attribute, "NodeResolver") is string name
            ? methods.FirstOrDefault(m => m.Name == name)
            : methods.FirstOrDefault(static m => Attributes.Has(m, "NodeResolver"))
                ?? methods.FirstOrDefault(m => m.Name is "Get" or "GetAsync" || m.Name == $"Get{type.Name}" || m.Name == $"Get{type.Name}Async" || m.Name == $"Get{type.Name}ByIdAsync");
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
