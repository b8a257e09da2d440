namespace SocialImages.Domain.Credits;

/// <summary>
/// A member's credits. Always granted = available + held + captured; the database refuses anything else.
/// Changed only by <see cref="CreditLedger"/>, with conditional updates.
/// </summary>
public sealed class CreditAccount
{
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required CreditAmount Granted { get; init; }
    public required CreditAmount Available { get; init; }
    public required CreditAmount Held { get; init; }
    public required CreditAmount Captured { get; init; }
}

public enum CreditEntryKind
{
    Grant,
    Hold,
    Capture,
    Release,
    Expire,
}

/// <summary>One movement on an account; the account's figures are the sum of its entries.</summary>
public sealed class CreditEntry
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid UserId { get; init; }
    public required CreditEntryKind Kind { get; init; }
    public required CreditAmount Amount { get; init; }
    public Guid? GenerationId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
