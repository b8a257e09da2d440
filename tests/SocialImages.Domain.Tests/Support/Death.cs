using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Tests.Support;

internal sealed class DiedException() : Exception("This node is dead.");

/// <summary>
/// A node that dies at its n-th moment: before or after a statement, a commit, a stored file or a call. From then on nothing
/// it does has any effect, as after SIGKILL; whatever it still tries fails.
/// </summary>
internal sealed class Death(int atMoment)
{
    private int _moments;

    /// <summary>Where it struck.</summary>
    public string? Moment { get; private set; }

    public bool HasCome => Moment is not null;

    public void Pass(string moment)
    {
        if (HasCome) throw new DiedException();
        if (Interlocked.Increment(ref _moments) != atMoment) return;
        Moment = moment;
        throw new DiedException();
    }

    public void Haunt(IServiceCollection services)
    {
        services.ConfigureDbContext<SocialImagesDbContext>(options => options.AddInterceptors(new Statements(this), new Commits(this)));
        services.WrapStore(store => new Files(this, store));
    }

    private sealed class Statements(Death death) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            death.Pass("before a statement");
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            death.Pass("before a statement");
            return ValueTask.FromResult(result);
        }

        // Outside of a transaction a statement is its own commit.
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            death.Pass("after a statement");
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Commits(Death death) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            death.Pass("before a commit");
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            death.Pass("after a commit");
            return Task.CompletedTask;
        }
    }

    private sealed class Files(Death death, IImageStore store) : IImageStore
    {
        public async Task WriteAsync(StorageKey key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            death.Pass("before a file");
            await store.WriteAsync(key, bytes, cancellationToken);
            death.Pass("after a file");
        }

        public string? PublicUrlOf(StorageKey key) => store.PublicUrlOf(key);

        public Task<Stream?> OpenReadAsync(StorageKey key, CancellationToken cancellationToken) => store.OpenReadAsync(key, cancellationToken);

        public Task DeleteAsync(StorageKey key, CancellationToken cancellationToken) => store.DeleteAsync(key, cancellationToken);
    }
}
