namespace SocialImages.Publishing.Tests.Docks;

/// <summary>The system's clock, moved by hand; delays take real time.</summary>
internal sealed class OffsetClock(TimeSpan offset = default) : TimeProvider
{
    private long _ticks = offset.Ticks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
