using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>An uploaded file where a literal would stand; only variables can carry it.</summary>
public sealed class FileValueNode(IFile file) : ValueNode(default)
{
    public override SyntaxKind Kind => SyntaxKind.FileValue;

    public IFile File { get; } = file;
}
