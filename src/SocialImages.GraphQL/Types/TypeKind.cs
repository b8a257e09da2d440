namespace SocialImages.GraphQL.Types;

public enum TypeKind : byte
{
    Scalar,
#pragma warning disable CA1720 // the specification's word
    Object,
#pragma warning restore CA1720
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
