using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SocialImages.Publishing.Posts;

/// <summary>Nodes agree on time through the database: one whose clock is off publishes nothing, rather than something too early.</summary>
internal sealed partial class ClockGuard(NpgsqlDataSource database, IOptions<PublishingOptions> options, TimeProvider time, ILogger<ClockGuard> logger)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(30);

    private DateTimeOffset _checkedAt = DateTimeOffset.MinValue;
    private bool _trustworthy;

    public async Task<bool> IsTrustworthyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_trustworthy && now >= _checkedAt && now - _checkedAt < CheckEvery)
            return true;

        var offset = await OffsetAsync(cancellationToken);
        _trustworthy = offset.Duration() <= options.Value.MaxClockOffset;
        _checkedAt = now;
        if (!_trustworthy)
            LogClockOff(logger, offset);
        return _trustworthy;
    }

    private async Task<TimeSpan> OffsetAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select clock_timestamp()");
        var before = time.GetUtcNow();
        var theirs = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        var after = time.GetUtcNow();
        return before + ((after - before) / 2) - new DateTimeOffset(theirs, TimeSpan.Zero);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This node's clock is {Offset} away from the database's; it publishes nothing until they agree")]
    private static partial void LogClockOff(ILogger logger, TimeSpan offset);
}
