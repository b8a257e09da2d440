using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>Names and arguments of the directives the server itself reads.</summary>
public static class BuiltInDirectives
{
    public const string Skip = "skip";
    public const string Include = "include";
    public const string Deprecated = "deprecated";
    public const string SpecifiedBy = "specifiedBy";
    public const string OneOf = "oneOf";
    public const string Cost = "cost";
    public const string ListSize = "listSize";

    public const string DefaultDeprecationReason = "No longer supported";

    public static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
                return directive;
        }

        return null;
    }

    /// <summary>Null when not deprecated.</summary>
    public static string? DeprecationReason(ImmutableArray<DirectiveNode> directives) => Find(directives, Deprecated) switch
    {
        null => null,
        var directive when directive.FindArgument("reason") is StringValueNode reason => reason.Value,
        _ => DefaultDeprecationReason,
    };
}
