using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Chooses the response's media type from the Accept header.</summary>
internal static class AcceptHeader
{
    private const int RememberedHeaders = 256;
    private const int RememberedLength = 256;

    private static readonly ConcurrentDictionary<string, ResponseFormat> Remembered = new(StringComparer.Ordinal);

    public static ResponseFormat Negotiate(StringValues header)
    {
        var text = header.Count == 1 ? header[0] : header.ToString();
        if (string.IsNullOrWhiteSpace(text))
            return new(ResponseMediaType.GraphQLResponse, AllowsStream: true);

        if (Remembered.TryGetValue(text, out var format))
            return format;

        format = Choose(header, text);
        if (text.Length <= RememberedLength && Remembered.Count < RememberedHeaders)
            Remembered.TryAdd(text, format);
        return format;
    }

    /// <summary>Whether a browser asks for a page: html is named, and not ranked below the rest.</summary>
    public static bool WantsHtml(StringValues header) =>
        MediaTypeHeaderValue.TryParseList(header, out var ranges)
        && ranges.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && (range.Quality ?? 1) > 0);

    private static ResponseFormat Choose(StringValues header, string text)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges))
        {
            throw new BadRequestException(
                $"Unable to parse the accept header value `{Shorten(text)}`.", ErrorCodes.Server.InvalidAcceptHeaderValue);
        }

        var graphql = Weigh(ranges, "application/graphql-response+json");
        var json = Weigh(ranges, "application/json");
        var stream = Weigh(ranges, "text/event-stream");
        var best = Max(graphql, Max(json, stream));
        if (best.Quality <= 0)
        {
            throw new BadRequestException(
                "None of the `Accept` header values is supported.",
                ErrorCodes.Server.NoSupportedAcceptMediaType,
                StatusCodes.Status406NotAcceptable);
        }

        var single = best == graphql ? ResponseMediaType.GraphQLResponse
            : best == json ? ResponseMediaType.Json
            : ResponseMediaType.EventStream;
        return new(single, stream.Quality > 0);
    }

    // The most specific range that matches decides the quality of a media type (RFC 9110, 12.5.1).
    private static Weight Weigh(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var weight = new Weight(0, -1);
        foreach (var range in ranges)
        {
            var specificity = Specificity(range, mediaType);
            if (specificity > weight.Specificity && IsUtf8(range))
                weight = new Weight(range.Quality ?? 1, specificity);
        }

        return weight;
    }

    private static int Specificity(MediaTypeHeaderValue range, string mediaType)
    {
        if (range.MatchesAllTypes)
            return 0;

        if (range.MatchesAllSubTypes)
            return mediaType.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? 1 : -1;

        return range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
    }

    private static bool IsUtf8(MediaTypeHeaderValue range) =>
        !range.Charset.HasValue || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static Weight Max(Weight left, Weight right) =>
        (left.Quality, left.Specificity).CompareTo((right.Quality, right.Specificity)) >= 0 ? left : right;

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";

    private readonly record struct Weight(double Quality, int Specificity);
}
