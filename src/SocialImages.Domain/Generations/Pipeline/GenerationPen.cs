using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>
/// The only way a worker writes about its generation: one transaction at a time, the row locked, and only while the
/// fence still stands where the claim put it.
/// </summary>
internal sealed class GenerationPen(IDbContextFactory<SocialImagesDbContext> contexts, GenerationClaim claim, TimeProvider time) : IDisposable
{
    // A restarting database is back within half a minute; the lease is renewed by others meanwhile, or lost.
    private const int MaxTries = 30;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <param name="change">May run again when the database failed, also when its earlier commit went through unnoticed: it must look before it adds.</param>
    /// <param name="cancellationToken">Ends the writing between two transactions.</param>
    /// <exception cref="LeaseLostException">The generation is another worker's by now, or settled.</exception>
    public async Task WriteAsync(Func<SocialImagesDbContext, Generation, Task> change, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            for (var tries = 1; !await TryWriteAsync(change, tries, cancellationToken); tries++)
                await Task.Delay(RetryDelay, time, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<bool> TryWriteAsync(Func<SocialImagesDbContext, Generation, Task> change, int tries, CancellationToken cancellationToken)
    {
        try
        {
            await WriteOnceAsync(change, isRepeated: tries > 1, cancellationToken);
            return true;
        }
        catch (Exception exception) when (tries < MaxTries && IsDatabaseTrouble(exception))
        {
            return false;
        }
    }

    private async Task WriteOnceAsync(Func<SocialImagesDbContext, Generation, Task> change, bool isRepeated, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Generations.FromSql(
            $"select * from generations where id = {claim.Id} and fence = {claim.Fence} for update").ToListAsync(cancellationToken);
        if (found is not [var generation]) throw new LeaseLostException(claim.Id);
        // The settlement went through although its commit was not heard of. Otherwise nobody settles it but who holds it.
        if (generation.IsFinished && isRepeated) return;
        if (generation.IsFinished) throw new LeaseLostException(claim.Id);

        await change(context, generation);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static bool IsDatabaseTrouble(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is NpgsqlException { IsTransient: true }) return true;
        }

        return false;
    }
}
