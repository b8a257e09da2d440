using SocialImages.GraphQL.Authorization;

namespace SocialImages.GraphQL.Registration;

/// <summary>One type as generated code declares it.</summary>
public abstract class TypeDeclaration(Type runtimeType, string name)
{
    public Type RuntimeType { get; } = runtimeType;

    public string Name { get; set; } = name;

    public string? Description { get; set; }

    /// <summary>Part of the schema even when no field leads to it.</summary>
    public bool IsExplicit { get; init; }

    public double? Cost { get; init; }
}

public sealed class ObjectDeclaration(Type runtimeType, string name) : TypeDeclaration(runtimeType, name)
{
    public List<FieldDeclaration> Fields { get; init; } = [];

    /// <summary>.NET types it is assignable to that are interfaces or unions of the schema.</summary>
    public Type[] AssignableTo { get; init; } = [];

    public List<AuthorizeAttribute> Authorize { get; init; } = [];

    public NodeDeclaration? Node { get; init; }

    /// <summary>The <c>Configure</c> method of the class that extends the type.</summary>
    public Action<ObjectDeclaration>? Configure { get; init; }
}

public sealed class InterfaceDeclaration(Type runtimeType, string name) : TypeDeclaration(runtimeType, name)
{
    public List<FieldDeclaration> Fields { get; init; } = [];

    public Type[] AssignableTo { get; init; } = [];
}

public sealed class UnionDeclaration(Type runtimeType, string name) : TypeDeclaration(runtimeType, name);

public sealed class InputDeclaration(Type runtimeType, string name) : TypeDeclaration(runtimeType, name)
{
    public List<ArgumentDeclaration> Fields { get; init; } = [];

    public bool IsOneOf { get; init; }
}

public sealed class EnumDeclaration(Type runtimeType, string name) : TypeDeclaration(runtimeType, name)
{
    public List<EnumValueDeclaration> Values { get; init; } = [];
}

public sealed record EnumValueDeclaration(string Name, object Value, string? Description = null, string? DeprecationReason = null);
