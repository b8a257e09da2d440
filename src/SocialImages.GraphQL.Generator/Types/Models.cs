using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal sealed class FieldModel
{
    public required string Name { get; set; }

    public required MappedType Type { get; set; }

    public required ISymbol Member { get; init; }

    /// <summary>The member's type as declared, task included.</summary>
    public required ITypeSymbol Declared { get; init; }

    public ITypeSymbol Result => Wrappers.TaskResult(Declared) ?? Declared;

    public bool IsAsync => !SymbolEqualityComparer.Default.Equals(Result, Declared) || Wrappers.AsyncStreamItem(Declared) is not null;

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    public List<ArgumentModel> Arguments { get; init; } = [];

    public List<BoundParameter> Parameters { get; init; } = [];

    /// <summary>The type whose global id the value becomes.</summary>
    public string? IdOf { get; set; }

    public PagingModel? Paging { get; init; }

    public StreamModel? Stream { get; set; }

    public NodeModel? Node { get; set; }

    public List<ErrorModel> Errors { get; init; } = [];

    /// <summary>Expression of the object the member is called on; null when it is static.</summary>
    public ITypeSymbol? Instance { get; init; }
}

internal sealed class ArgumentModel
{
    public required string Name { get; init; }

    public required MappedType Type { get; init; }

    public required ITypeSymbol Declared { get; init; }

    public string? IdOf { get; init; }

    public string? Member { get; init; }

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    /// <summary>A GraphQL literal.</summary>
    public string? DefaultLiteral { get; init; }

    /// <summary>The same as a C# expression.</summary>
    public string? DefaultExpression { get; init; }

    public string? Cost { get; init; }

    public ISymbol? Symbol { get; init; }
}

/// <param name="Expression">What is passed for the parameter; <c>c</c> is the context.</param>
/// <param name="Service">The service's type, when it is one.</param>
internal sealed record BoundParameter(string Expression, ITypeSymbol? Service = null, bool KeepsContext = false);

internal sealed record PagingModel(AttributeData Attribute, MappedType Item, bool Slices, ITypeSymbol ItemType);

/// <summary>How the events of a subscription field are opened.</summary>
internal sealed record StreamModel(string Expression, IReadOnlyList<ITypeSymbol> Services);

/// <param name="KeyReader">Reads the key out of a <c>NodeId</c>.</param>
/// <param name="Call">Calls the resolver with <c>key</c>.</param>
internal sealed record NodeModel(ITypeSymbol Type, string KeyReader, string Call, bool IsAsync);

internal sealed record ErrorModel(ITypeSymbol Exception, ITypeSymbol ErrorType, string Create);

internal sealed class ObjectModel
{
    public required ITypeSymbol Type { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool IsExplicit { get; set; }

    public List<FieldModel> Fields { get; } = [];

    public List<INamedTypeSymbol> Extensions { get; } = [];

    public NodeModel? Node { get; set; }
}

internal sealed record InterfaceModel(ITypeSymbol Type, string Name, string? Description, bool IsExplicit, List<FieldModel> Fields);

internal sealed record UnionModel(ITypeSymbol Type, string Name, string? Description, bool IsExplicit);

internal sealed record EnumModel(ITypeSymbol Type, string Name, string? Description, List<EnumValueModel> Values);

internal sealed record EnumValueModel(string Name, string Member, string? Description, string? DeprecationReason);

internal sealed class InputModel
{
    public required ITypeSymbol Type { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool IsOneOf { get; init; }

    public List<ArgumentModel> Fields { get; } = [];
}

internal sealed record DataLoaderModel(
    IMethodSymbol Method, string Name, string Namespace, string Accessibility, ITypeSymbol Key, string Value, DataLoaderKind Kind, List<BoundParameter> Parameters);

internal enum DataLoaderKind
{
    Batch,
    Group,
}
