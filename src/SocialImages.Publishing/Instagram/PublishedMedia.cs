using System.Globalization;
using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>A post as Instagram reads it back; every field but the id may be missing.</summary>
public sealed record PublishedMedia(string Id, string? Caption, string? Permalink, DateTimeOffset? Timestamp)
{
    internal const string Fields = "id,caption,permalink,timestamp";

    internal static PublishedMedia? From(JsonElement media) => GraphReply.Id(media) is { } id
        ? new(id, GraphReply.Text(media, "caption"), GraphReply.Text(media, "permalink"), TimeIn(GraphReply.Text(media, "timestamp")))
        : null;

    // Meta writes the offset without a colon (+0000), which the JSON reader's own dates do not take.
    private static DateTimeOffset? TimeIn(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <param name="Used">Posts of the last 24 hours.</param>
/// <param name="Total">Null when Instagram does not say; it is never assumed.</param>
public sealed record PublishingLimit(int Used, int? Total)
{
    public bool IsReached => Used >= Total;
}
