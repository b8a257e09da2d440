namespace SocialImages.GraphQL.Types;

/// <summary>How an object's field is resolved. Derived by the execution engine.</summary>
public abstract class FieldBinding;

/// <summary>What an object type needs at run time, such as telling its instances. Derived by the execution engine.</summary>
public abstract class ObjectTypeBinding;

/// <summary>How an input object's or an enum's literals become runtime values and back. Derived by the execution engine.</summary>
public abstract class InputTypeBinding;
