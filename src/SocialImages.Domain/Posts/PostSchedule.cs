using NodaTime;
using NodaTime.TimeZones;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Posts;

/// <summary>
/// From a wall clock's time to an instant. A time that does not exist (clocks go forward) is moved on by the gap;
/// a time that exists twice (clocks go back) is the first of the two.
/// </summary>
public static class PostSchedule
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <exception cref="ValidationException">No such time zone.</exception>
    public static DateTimeOffset ToInstant(DateTime local, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone)
            ?? throw new ValidationException("timeZone", "Unknown time zone. Use an IANA name such as Europe/Berlin.");
        return LocalDateTime.FromDateTime(local).InZone(zone, Resolver).ToInstant().ToDateTimeOffset();
    }
}
