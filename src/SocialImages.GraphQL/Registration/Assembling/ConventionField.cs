using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Fields that conventions add, with resolvers of our own.</summary>
internal static class ConventionField
{
    public static FieldConfiguration Make(string name, string type, string? description, FieldResolver resolver) => Make(name, Utf8GraphQLParser.ParseType(type), description, resolver);

    public static FieldConfiguration Make(string name, TypeNode type, string? description, FieldResolver resolver) =>
        new(name, type) { Description = description, Binding = new ResolverBinding { Resolver = resolver } };

    public static FieldConfiguration Leaf(string name, string type, string? description, LeafFieldWriter writer) =>
        new(name, Utf8GraphQLParser.ParseType(type)) { Description = description, Binding = new ResolverBinding { Resolver = null, Writer = writer } };
}
