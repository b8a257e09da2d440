namespace SocialImages.GraphQL.Types;

/// <summary>Where a directive may stand, in the specification's order; its SDL name is the UPPER_SNAKE form.</summary>
public enum DirectiveLocation : byte
{
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
#pragma warning disable CA1720 // the specification's word
    Object,
#pragma warning restore CA1720
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
}
