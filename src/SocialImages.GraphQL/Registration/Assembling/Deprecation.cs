using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration.Assembling;

internal static class Deprecation
{
    public static DirectiveNode Directive(string reason) =>
        new(BuiltInDirectives.Deprecated, new ArgumentNode("reason", new StringValueNode(reason)));
}
