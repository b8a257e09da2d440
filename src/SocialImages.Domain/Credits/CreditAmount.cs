namespace SocialImages.Domain.Credits;

/// <summary>
/// A number of credits, the service's own unit of account. Never negative, never fractional.
/// It is not money: what a provider charges is counted apart, in US dollars.
/// </summary>
public readonly record struct CreditAmount : IComparable<CreditAmount>
{
    public CreditAmount(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    public static CreditAmount Zero => default;

    public int Value { get; }

    public static CreditAmount operator +(CreditAmount left, CreditAmount right) => new(checked(left.Value + right.Value));

    /// <exception cref="ArgumentOutOfRangeException">The result would be negative.</exception>
    public static CreditAmount operator -(CreditAmount left, CreditAmount right) => new(left.Value - right.Value);

    public static CreditAmount operator *(CreditAmount left, int count) => new(checked(left.Value * count));

    public static bool operator <(CreditAmount left, CreditAmount right) => left.Value < right.Value;

    public static bool operator >(CreditAmount left, CreditAmount right) => left.Value > right.Value;

    public static bool operator <=(CreditAmount left, CreditAmount right) => left.Value <= right.Value;

    public static bool operator >=(CreditAmount left, CreditAmount right) => left.Value >= right.Value;

    public static CreditAmount Add(CreditAmount left, CreditAmount right) => left + right;

    public static CreditAmount Subtract(CreditAmount left, CreditAmount right) => left - right;

    public static CreditAmount Multiply(CreditAmount left, int right) => left * right;

    public int CompareTo(CreditAmount other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
