using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;

namespace SocialImages.Domain.Images.Storage;

/// <summary>Sweeps on every node, whatever else it does; one of them at a time, since what there is to do is the same for all.</summary>
internal sealed partial class FileSweepService(
    FileSweeper sweeper, IDbContextFactory<SocialImagesDbContext> contexts, TimeProvider time, ILogger<FileSweepService> logger) : BackgroundService
{
    private const long AdvisoryLock = 0x5377_6565_7046_696c;
    private const int RoundsPerSweep = 6;
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; true; round++)
        {
            try
            {
                // Ended uploads hold places of their senders; the rest has time, and goes over every file.
                await AloneAsync(round % RoundsPerSweep == 0 ? sweeper.SweepAsync : sweeper.SweepUploadsAsync, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The outer edge: the database may be restarting. The next round sweeps what this one has left.
                LogRoundFailed(logger, exception);
            }

            await Task.Delay(Round, time, stoppingToken);
        }
    }

    private async Task AloneAsync(Func<CancellationToken, Task> sweep, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var isAlone = await context.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({AdvisoryLock}) as \"Value\"").ToListAsync(cancellationToken);
        if (isAlone[0]) await sweep(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping stored files failed; it is tried again in an hour")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);
}
