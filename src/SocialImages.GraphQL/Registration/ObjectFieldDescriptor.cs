using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration;

internal sealed class ObjectFieldDescriptor(ObjectDeclaration declaration, FieldDeclaration field) : IObjectFieldDescriptor
{
    public IObjectFieldDescriptor Name(string value)
    {
        field.Name = value;
        return this;
    }

    public IObjectFieldDescriptor Description(string? value)
    {
        field.Description = value;
        return this;
    }

    public IObjectFieldDescriptor Deprecated(string? reason)
    {
        field.DeprecationReason = reason;
        return this;
    }

    public IObjectFieldDescriptor Ignore(bool ignore = true)
    {
        if (ignore)
            declaration.Fields.Remove(field);
        return this;
    }
}
