using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Events;

/// <summary>Rung by this process's commits that left something in the outbox, so that the relay does not have to ask the database.</summary>
public sealed class CommitBell(TimeProvider time) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    internal EventWake Wake { get; } = new(time, static _ => { });

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => RingFor(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        RingFor(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>Of what was saved without a transaction.</summary>
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } context) RingFor(context);
        return ValueTask.FromResult(result);
    }

    private void RingFor(DbContext? context)
    {
        if (context is not SocialImagesDbContext { HasNews: true } told) return;
        told.HasNews = false;
        Wake.Set();
    }
}
