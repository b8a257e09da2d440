using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public sealed class SelectionSetNode(Location location, ImmutableArray<SelectionNode> selections) : SyntaxNode(location)
{
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

public abstract class SelectionNode(Location location, ImmutableArray<DirectiveNode> directives) : SyntaxNode(location)
{
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class FieldNode(
    Location location,
    NameNode name,
    NameNode? alias,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<ArgumentNode> arguments,
    SelectionSetNode? selectionSet) : SelectionNode(location, directives)
{
    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode Name { get; } = name;

    public NameNode? Alias { get; } = alias;

    public string ResponseName => (Alias ?? Name).Value;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

public sealed class FragmentSpreadNode(Location location, NameNode name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(location, directives)
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;
}

public sealed class InlineFragmentNode(
    Location location,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(location, directives)
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

public sealed class ArgumentNode(Location location, NameNode name, ValueNode value) : SyntaxNode(location)
{
    public ArgumentNode(string name, ValueNode value)
        : this(default, new NameNode(name), value)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}

public sealed class DirectiveNode(Location location, NameNode name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(location)
{
    public DirectiveNode(string name, params ImmutableArray<ArgumentNode> arguments)
        : this(default, new NameNode(name), arguments)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    public ValueNode? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name.Value == name)
                return argument.Value;
        }

        return null;
    }
}
