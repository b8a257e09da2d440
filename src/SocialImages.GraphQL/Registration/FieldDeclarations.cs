namespace SocialImages.GraphQL.Registration;

/// <summary>An argument, or a field of an input object.</summary>
public sealed class ArgumentDeclaration(string name, TypeRef type, ValueReader reader)
{
    public string Name { get; set; } = name;

    public TypeRef Type { get; set; } = type;

    public ValueReader Reader { get; } = reader;

    public string? Member { get; init; }

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }

    /// <summary>A GraphQL literal.</summary>
    public string? DefaultValue { get; set; }

    public double? Cost { get; init; }

    /// <summary>What the resolver gets when the argument is absent.</summary>
    public object? Absent { get; init; }
}

/// <summary>What a <c>[UsePaging]</c> says; null where it leaves the choice to the options.</summary>
public sealed class PagingDeclaration
{
    public string? ConnectionName { get; init; }

    /// <summary>The item's type, as nullable as it is.</summary>
    public required TypeRef Item { get; init; }

    public int? DefaultPageSize { get; init; }

    public int? MaxPageSize { get; init; }

    public bool? IncludeTotalCount { get; init; }

    public bool? AllowBackwardPagination { get; init; }

    public bool? RequirePagingBoundaries { get; init; }

    public bool? InferConnectionNameFromField { get; init; }

    /// <summary>Cuts the page out of a whole list; null when the resolver returns a connection.</summary>
    public Func<object, Data.PagingArguments, Types.Pagination.Connection>? Slice { get; init; }
}

/// <summary>What a <c>[UseMutationConvention]</c> says.</summary>
public sealed class MutationDeclaration
{
    public bool Disable { get; init; }

    public string? InputTypeName { get; init; }

    public string? PayloadTypeName { get; init; }

    public string? PayloadFieldName { get; init; }
}

/// <summary>What a <c>[ListSize]</c> says.</summary>
public sealed record ListSizeDeclaration(
    int? AssumedSize, string[]? SlicingArguments, int? SlicingArgumentDefaultValue, string[]? SizedFields, bool RequireOneSlicingArgument);

/// <summary>An exception a mutation reports.</summary>
/// <param name="Exception">The exception's type.</param>
/// <param name="ErrorType">The type whose object stands in the payload; the exception itself, or a class made from it.</param>
/// <param name="Create">Makes that object.</param>
public sealed record ErrorDeclaration(Type Exception, Type ErrorType, Func<Exception, object> Create);

/// <summary>Makes a type refetchable by its global id.</summary>
/// <param name="Type">The node's .NET type.</param>
/// <param name="ReadKey">Reads the key out of the global id.</param>
/// <param name="Load">Loads the object.</param>
public sealed record NodeDeclaration(Type Type, Func<Types.Relay.NodeId, object> ReadKey, NodeLoader Load);
