namespace SocialImages.GraphQL;

#pragma warning disable CA2225 // a result is made by returning the value or the error, as in Hot Chocolate

/// <summary>
/// What a mutation returns that does not throw its errors: the value, or one or more errors, which become the payload's. Error types
/// that are not among the type arguments are declared by <c>[Error&lt;T&gt;]</c>.
/// </summary>
public readonly record struct FieldResult<TResult> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult(params IReadOnlyList<object> errors) => Errors = errors;

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    public bool IsError => !IsSuccess;

    object? IFieldResult.Value => IsSuccess ? Value : null;

    public static implicit operator FieldResult<TResult>(TResult value) => new(value);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly record struct FieldResult<TResult, TError> : IFieldResult
    where TError : class
{
    private FieldResult(TResult? value, IReadOnlyList<object>? errors)
    {
        Value = value;
        Errors = errors;
    }

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    public bool IsError => !IsSuccess;

    object? IFieldResult.Value => IsSuccess ? Value : null;

    public static implicit operator FieldResult<TResult, TError>(TResult value) => new(value, null);

    public static implicit operator FieldResult<TResult, TError>(TError error) => new(default, [error]);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly record struct FieldResult<TResult, TError1, TError2> : IFieldResult
    where TError1 : class
    where TError2 : class
{
    private FieldResult(TResult? value, IReadOnlyList<object>? errors)
    {
        Value = value;
        Errors = errors;
    }

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    public bool IsError => !IsSuccess;

    object? IFieldResult.Value => IsSuccess ? Value : null;

    public static implicit operator FieldResult<TResult, TError1, TError2>(TResult value) => new(value, null);

    public static implicit operator FieldResult<TResult, TError1, TError2>(TError1 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2>(TError2 error) => new(default, [error]);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3> : IFieldResult
    where TError1 : class
    where TError2 : class
    where TError3 : class
{
    private FieldResult(TResult? value, IReadOnlyList<object>? errors)
    {
        Value = value;
        Errors = errors;
    }

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    public bool IsError => !IsSuccess;

    object? IFieldResult.Value => IsSuccess ? Value : null;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TResult value) => new(value, null);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError1 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError2 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError3 error) => new(default, [error]);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3, TError4> : IFieldResult
    where TError1 : class
    where TError2 : class
    where TError3 : class
    where TError4 : class
{
    private FieldResult(TResult? value, IReadOnlyList<object>? errors)
    {
        Value = value;
        Errors = errors;
    }

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    public bool IsError => !IsSuccess;

    object? IFieldResult.Value => IsSuccess ? Value : null;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TResult value) => new(value, null);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError1 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError2 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError3 error) => new(default, [error]);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError4 error) => new(default, [error]);
}

/// <summary>A result of any type, for the engine.</summary>
internal interface IFieldResult
{
    object? Value { get; }

    IReadOnlyList<object>? Errors { get; }
}
