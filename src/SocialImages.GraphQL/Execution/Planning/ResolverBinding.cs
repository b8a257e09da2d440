using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Registration;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>How a field is resolved; made once, when the schema is built.</summary>
internal sealed class ResolverBinding : FieldBinding
{
    public required FieldResolver? Resolver { get; init; }

    public LeafFieldWriter? Writer { get; init; }

    /// <summary>What the resolver is given, in its order.</summary>
    public ArgumentBinding[] Arguments { get; init; } = [];

    /// <summary>The one argument whose fields the arguments are, under the mutation conventions.</summary>
    public string? InputArgument { get; init; }

    public PagingSettings? Paging { get; init; }

    /// <summary>The exceptions that become part of the payload; null when there is no payload.</summary>
    public IReadOnlyList<ErrorDeclaration>? PayloadErrors { get; init; }

    /// <summary>Every demand must be met; empty for open fields.</summary>
    public IReadOnlyList<AuthorizeAttribute> Authorize { get; init; } = [];

    public bool KeepsContext { get; init; }

    /// <summary>The resolver's services come from a scope of its own, since others run beside it.</summary>
    public bool NeedsOwnScope { get; init; }

    public EventStreamOpener? OpenStream { get; init; }

    public int ArgumentIndex(string name)
    {
        var index = Array.FindIndex(Arguments, argument => argument.Name == name);
        return index >= 0 ? index : throw new ArgumentException($"The field has no argument `{name}`.", nameof(name));
    }
}

/// <param name="Name">The argument's name.</param>
/// <param name="Reader">Reads its literal.</param>
/// <param name="Default">What stands for it when it is left out.</param>
/// <param name="IsNonNull">Whether null is refused.</param>
internal sealed record ArgumentBinding(string Name, ValueReader Reader, ValueNode? Default, bool IsNonNull);

/// <summary>The page sizes of one field, options and attribute taken together.</summary>
internal sealed record PagingSettings(
    int DefaultPageSize,
    int MaxPageSize,
    bool IncludeTotalCount,
    bool AllowBackwardPagination,
    bool RequirePagingBoundaries,
    Func<object, Data.PagingArguments, Types.Pagination.Connection>? Slice);
