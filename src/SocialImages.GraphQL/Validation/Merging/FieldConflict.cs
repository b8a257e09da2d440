using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Two fields of one response name that cannot be merged, with the fields below them that make it so.</summary>
internal sealed record FieldConflict(FieldEntry Left, FieldEntry Right, List<FieldNode> LeftNodes, List<FieldNode> RightNodes)
{
    public static FieldConflict Between(FieldEntry left, FieldEntry right) => new(left, right, [left.Node], [right.Node]);

    public static FieldConflict Above(FieldEntry left, FieldEntry right, List<FieldConflict> below) => new(
        left,
        right,
        [left.Node, .. below.SelectMany(static conflict => conflict.LeftNodes)],
        [right.Node, .. below.SelectMany(static conflict => conflict.RightNodes)]);
}
