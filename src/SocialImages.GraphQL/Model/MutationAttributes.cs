namespace SocialImages.GraphQL.Types;

/// <summary>An exception, or an error class made from one, that the mutation reports in its payload.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute(Type errorType) : Attribute
{
    public Type ErrorType => errorType;
}

/// <inheritdoc cref="ErrorAttribute"/>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<TError> : Attribute;

/// <summary>How the mutation conventions treat one mutation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>Leaves the field as it is written.</summary>
    public bool Disable { get; set; }

    public string? InputTypeName { get; set; }

    public string? PayloadTypeName { get; set; }

    public string? PayloadFieldName { get; set; }
}
