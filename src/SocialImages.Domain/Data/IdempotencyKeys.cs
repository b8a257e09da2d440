using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Data;

/// <summary>Same key and input: the first answer. Same key, other input: a conflict. Works inside the caller's transaction.</summary>
public sealed class IdempotencyKeys(SocialImagesDbContext context, TimeProvider time)
{
    public const int MaxKeyLength = 200;

    /// <summary>
    /// Claims the key for <paramref name="newResultId"/>, or returns the id that the first request made.
    /// A second request waits here until the first one's transaction has ended.
    /// </summary>
    /// <exception cref="IdempotencyConflictException">The key was used with another input.</exception>
    public async Task<Guid> ClaimAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, Guid newResultId, CancellationToken cancellationToken)
    {
        if (key is null) return newResultId;
        ThrowUnlessValid(key);
        var hash = HashOf(input);
        var inserted = await context.Database.ExecuteSqlAsync(
            $"""
            insert into idempotency_keys (workspace_id, operation, key, input_hash, result_id, created_at)
            values ({caller.WorkspaceId}, {operation}, {key}, {hash}, {newResultId}, {time.GetUtcNow()})
            on conflict do nothing
            """,
            cancellationToken);
        if (inserted == 1) return newResultId;

        return await FirstAsync(caller, operation, key, hash, cancellationToken)
            ?? throw new InvalidOperationException($"The idempotency key of {operation} vanished while it was claimed.");
    }

    /// <summary>
    /// What an earlier request with this key made, so that a repeated one is neither counted nor checked again.
    /// Null decides nothing: only <see cref="ClaimAsync"/> does.
    /// </summary>
    /// <exception cref="IdempotencyConflictException">The key was used with another input.</exception>
    public async Task<Guid?> FindAsync<TInput>(
        CurrentUser caller, string operation, string? key, TInput input, CancellationToken cancellationToken)
    {
        if (key is null) return null;
        ThrowUnlessValid(key);
        return await FirstAsync(caller, operation, key, HashOf(input), cancellationToken);
    }

    private static byte[] HashOf<TInput>(TInput input) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input));

    private static void ThrowUnlessValid(string key)
    {
        if (key.Length is 0 or > MaxKeyLength || key.Contains('\0', StringComparison.Ordinal))
            throw new ValidationException("idempotencyKey", $"An idempotency key has 1 to {MaxKeyLength} characters.");
    }

    private async Task<Guid?> FirstAsync(CurrentUser caller, string operation, string key, byte[] hash, CancellationToken cancellationToken)
    {
        var first = await context.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(
            row => row.WorkspaceId == caller.WorkspaceId && row.Operation == operation && row.Key == key, cancellationToken);
        if (first is null) return null;
        return first.InputHash.AsSpan().SequenceEqual(hash) ? first.ResultId : throw new IdempotencyConflictException();
    }
}
