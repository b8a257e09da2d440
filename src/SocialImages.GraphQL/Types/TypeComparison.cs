namespace SocialImages.GraphQL.Types;

internal static class TypeComparison
{
    /// <summary>Whether every value of <paramref name="type"/> is one of <paramref name="super"/>.</summary>
    public static bool IsSubtype(Schema schema, GraphQLType type, GraphQLType super) => (type, super) switch
    {
        _ when type == super => true,
        (NonNullType { OfType: var inner }, NonNullType { OfType: var superInner }) => IsSubtype(schema, inner, superInner),
        (NonNullType { OfType: var inner }, _) => IsSubtype(schema, inner, super),
        (ListType { OfType: var inner }, ListType { OfType: var superInner }) => IsSubtype(schema, inner, superInner),
        (ObjectType candidate, UnionType or InterfaceType) => schema.IsPossibleType((NamedType)super, candidate),
        (InterfaceType candidate, InterfaceType superInterface) => candidate.Implements(superInterface),
        _ => false,
    };
}
