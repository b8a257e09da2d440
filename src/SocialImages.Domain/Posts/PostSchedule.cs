using NodaTime;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Posts;

/// <summary>What a change of the clocks did to a wanted time.</summary>
public enum SlotAdjustment
{
    None,

    /// <summary>The time does not exist that day (clocks go forward): it is moved on by the gap.</summary>
    MovedOutOfGap,

    /// <summary>The time exists twice that day (clocks go back): it is the first of the two.</summary>
    FirstOfTwo,
}

/// <summary>When a post goes out: the wish on a wall clock, and the instant it became.</summary>
/// <param name="LocalTime">As wished.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="At">The instant.</param>
/// <param name="ActualLocalTime">What that clock shows at the instant.</param>
/// <param name="Adjustment">Why the two differ, or which of two was taken.</param>
public sealed record PostSlot(DateTime LocalTime, string TimeZone, DateTimeOffset At, DateTime ActualLocalTime, SlotAdjustment Adjustment);

/// <summary>
/// From a wall clock's time to an instant. A time that does not exist (clocks go forward) is moved on by the gap;
/// a time that exists twice (clocks go back) is the first of the two.
/// </summary>
public static class PostSchedule
{
    /// <exception cref="ValidationException">No such time zone.</exception>
    public static PostSlot Resolve(DateTime local, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone)
            ?? throw new ValidationException("timeZone", "Unknown time zone. Use an IANA name such as Europe/Berlin.");
        var wanted = LocalDateTime.FromDateTime(local);
        var mapping = zone.MapLocal(wanted);
        var zoned = mapping.Count switch
        {
            0 => zone.AtLeniently(wanted),
            _ => mapping.First(),
        };
        return new PostSlot(
            DateTime.SpecifyKind(local, DateTimeKind.Unspecified), timeZone, zoned.ToInstant().ToDateTimeOffset(), zoned.ToDateTimeUnspecified(),
            mapping.Count switch { 0 => SlotAdjustment.MovedOutOfGap, 1 => SlotAdjustment.None, _ => SlotAdjustment.FirstOfTwo });
    }

    /// <summary>
    /// The next wanted time that is still to come, counted in days from <paramref name="wanted"/>; null when the repeating is over.
    /// What was missed while nobody worked is left out, not made up for.
    /// </summary>
    public static PostSlot? NextAfter(PostRepeat repeat, DateTime wanted, string timeZone, DateTimeOffset now)
    {
        var days = repeat.Every == RepeatInterval.Daily ? 1 : 7;
        var missed = Math.Max(0, (int)((now.UtcDateTime - wanted).TotalDays / days) - 1);
        var slot = Resolve(wanted.AddDays((missed + 1) * days), timeZone);
        while (slot.At <= now) slot = Resolve(slot.LocalTime.AddDays(days), timeZone);
        return repeat.Until is { } last && DateOnly.FromDateTime(slot.LocalTime) > last ? null : slot;
    }
}
