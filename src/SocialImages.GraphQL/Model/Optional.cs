namespace SocialImages.GraphQL;

/// <summary>An input that tells left out from null.</summary>
public readonly record struct Optional<T>
{
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>False when the input was left out.</summary>
    public bool HasValue { get; }

    public T? Value { get; }

    public bool IsEmpty => !HasValue;

#pragma warning disable CA2225 // the alternative is the constructor
    public static implicit operator Optional<T>(T? value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;
#pragma warning restore CA2225
}
