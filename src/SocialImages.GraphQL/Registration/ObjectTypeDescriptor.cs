using System.Linq.Expressions;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration;

/// <summary>Applies a <c>Configure</c> method to a declaration.</summary>
public sealed class ObjectTypeDescriptor<T>(ObjectDeclaration declaration) : IObjectTypeDescriptor<T>
{
    public IObjectTypeDescriptor<T> Name(string value)
    {
        declaration.Name = value;
        return this;
    }

    public IObjectTypeDescriptor<T> Description(string? value)
    {
        declaration.Description = value;
        return this;
    }

    public IObjectTypeDescriptor<T> Ignore(Expression<Func<T, object?>> propertyOrMethod)
    {
        // The generator left out what it saw ignored, so that its type is not even looked at.
        var member = MemberOf(propertyOrMethod);
        declaration.Fields.RemoveAll(field => field.Member == member);
        return this;
    }

    public IObjectFieldDescriptor Field(Expression<Func<T, object?>> propertyOrMethod)
    {
        var member = MemberOf(propertyOrMethod);
        return Describe(declaration.Fields.Find(field => field.Member == member), member);
    }

    public IObjectFieldDescriptor Field(string name) => Describe(declaration.Fields.Find(field => field.Name == name), name);

    private ObjectFieldDescriptor Describe(FieldDeclaration? field, string name) =>
        new(declaration, field ?? throw new InvalidOperationException($"{declaration.Name} has no field for `{name}`."));

    private static string MemberOf(Expression<Func<T, object?>> expression)
    {
        var body = expression.Body is UnaryExpression convert ? convert.Operand : expression.Body;
        return body switch
        {
            MemberExpression member => member.Member.Name,
            MethodCallExpression call => call.Method.Name,
            _ => throw new ArgumentException($"`{expression}` names no member.", nameof(expression)),
        };
    }
}
