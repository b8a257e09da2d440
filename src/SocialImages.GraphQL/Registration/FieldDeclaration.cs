using SocialImages.GraphQL.Authorization;

namespace SocialImages.GraphQL.Registration;

/// <summary>One field as generated code declares it.</summary>
public sealed class FieldDeclaration(string name, TypeRef type)
{
    public string Name { get; set; } = name;

    public TypeRef Type { get; set; } = type;

    /// <summary>The .NET member's name, by which descriptors find the field.</summary>
    public string? Member { get; init; }

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }

    public List<ArgumentDeclaration> Arguments { get; init; } = [];

    public FieldResolver? Resolver { get; init; }

    /// <summary>Set instead of <see cref="Resolver"/> where the value is a leaf that is known without waiting.</summary>
    public LeafFieldWriter? Writer { get; init; }

    /// <summary>The resolver returns a task; such a field has a cost of its own.</summary>
    public bool IsAsync { get; init; }

    /// <summary>The resolver keeps its context, which therefore must not be reused.</summary>
    public bool KeepsContext { get; init; }

    /// <summary>Services that the resolver is given.</summary>
    public Type[] Services { get; init; } = [];

    public PagingDeclaration? Paging { get; init; }

    public List<ErrorDeclaration> Errors { get; init; } = [];

    public MutationDeclaration? Mutation { get; init; }

    public List<AuthorizeAttribute> Authorize { get; init; } = [];

    public bool AllowAnonymous { get; init; }

    public double? Cost { get; init; }

    public ListSizeDeclaration? ListSize { get; init; }

    public EventStreamOpener? OpenStream { get; init; }

    public NodeDeclaration? Node { get; init; }

    /// <summary>The type whose global id the value becomes; empty for the declaring type.</summary>
    public string? IdOf { get; init; }
}
