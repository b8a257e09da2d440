using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

public abstract class DefinitionNode(Location location) : SyntaxNode(location);

public sealed class DocumentNode(Location location, ImmutableArray<DefinitionNode> definitions, int fieldCount = 0) : SyntaxNode(location)
{
    public DocumentNode(ImmutableArray<DefinitionNode> definitions)
        : this(default, definitions)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.Document;

    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>Fields in the whole document, as the parser counted them.</summary>
    public int FieldCount { get; } = fieldCount;
}
