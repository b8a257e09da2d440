using System.Collections.Frozen;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Registration;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Introspection;

/// <summary>Resolvers of the introspection types.</summary>
internal static class IntrospectionBindings
{
    private static readonly FrozenDictionary<(string Type, string Field), ResolverBinding> Bindings =
        TypeIntrospection.Bindings().Concat(MemberIntrospection.Bindings()).ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value);

    public static FieldBinding? Find(string type, string field) => Bindings.GetValueOrDefault((type, field));

    /// <summary>Binds <c>__schema</c> and <c>__type</c>; <c>__typename</c> needs no resolver.</summary>
    public static void BindMetaFields(Schema schema)
    {
        schema.MetaFields.Schema.Binding = Field(static c => c.Result(c.Schema));
        schema.MetaFields.Type.Binding = Field(
            static c => c.Result(c.Schema.FindType(c.Argument<string>(0))),
            new ArgumentBinding("name", static (n, r) => r.ReadString(n), null, IsNonNull: true));
    }

    internal static ResolverBinding Field(FieldResolver resolver, params ArgumentBinding[] arguments) => new() { Resolver = resolver, Arguments = arguments };

    internal static ResolverBinding Leaf(LeafFieldWriter writer) => new() { Resolver = null, Writer = writer };

    internal static ArgumentBinding IncludeDeprecated() =>
        new("includeDeprecated", static (n, r) => r.ReadBoolean(n), Language.BooleanValueNode.False, IsNonNull: false);

    internal static bool WantsDeprecated(ResolverContext context) => context.Argument<bool>(0);
}
