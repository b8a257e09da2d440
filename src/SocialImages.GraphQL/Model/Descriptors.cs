using System.Linq.Expressions;

namespace SocialImages.GraphQL.Types;

/// <summary>Changes what was inferred about an object type.</summary>
public interface IObjectTypeDescriptor<T>
{
    IObjectTypeDescriptor<T> Name(string value);

    IObjectTypeDescriptor<T> Description(string? value);

    IObjectTypeDescriptor<T> Ignore(Expression<Func<T, object?>> propertyOrMethod);

    IObjectFieldDescriptor Field(Expression<Func<T, object?>> propertyOrMethod);

    IObjectFieldDescriptor Field(string name);
}

/// <summary>Changes what was inferred about a field.</summary>
public interface IObjectFieldDescriptor
{
    IObjectFieldDescriptor Name(string value);

    IObjectFieldDescriptor Description(string? value);

    IObjectFieldDescriptor Deprecated(string? reason);

    IObjectFieldDescriptor Ignore(bool ignore = true);
}
