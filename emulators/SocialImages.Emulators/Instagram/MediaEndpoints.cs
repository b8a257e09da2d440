using System.Globalization;
using System.Text;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>Published posts read back: one, or an account's list, newest first.</summary>
internal sealed class MediaEndpoints(GraphCaller caller, InstagramStore store, MediaView view, SettingsBook settings)
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 100;

    public async Task<IResult> ReadAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (store.FindMedia(id) is not { } media || media.Username != call.Account.Username) throw GraphErrors.NoSuchObject("get", id);
        if (settings.Current.Instagram.MediaReadFailures is > 0 and var failures && store.CountFailedRead(id) <= failures) throw GraphErrors.NoSuchObject("get", id);
        return WireJson.Answer(view.Describe(media, FieldList.Read(call.Parameters, MediaView.Fields, "IGMedia"), context.Request));
    }

    public async Task<IResult> ListAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (!call.Account.IsNamed(id)) throw GraphErrors.NoSuchObject("get", id);
        var fields = FieldList.Read(call.Parameters, MediaView.Fields, "IGMedia");
        var limit = Math.Min(MaxLimit, Number(call.Parameters, "limit") is > 0 and var asked ? (int)asked : DefaultLimit);
        var posts = Matching(call).ToList();
        var page = posts.Take(limit).ToList();
        var data = page.Select(media => view.Describe(media, fields, context.Request));
        return page.Count == 0 ? WireJson.Answer(new { data }) : WireJson.Answer(new { data, paging = Paging(context.Request, call, page, posts.Count > limit, limit) });
    }

    private IEnumerable<Media> Matching(GraphCall call)
    {
        var posts = store.Of(call.Account).Where(media => media.Kind != MediaKind.Story).OrderByDescending(media => media.Id, StringComparer.Ordinal).AsEnumerable();
        if (Cursor(call.Parameters, "after") is { } after) posts = posts.Where(media => string.CompareOrdinal(media.Id, after) < 0);
        if (Cursor(call.Parameters, "before") is { } before) posts = posts.Where(media => string.CompareOrdinal(media.Id, before) > 0).Reverse().Take(MaxLimit).Reverse();
        if (Number(call.Parameters, "since") is { } since) posts = posts.Where(media => media.PublishedAt.ToUnixTimeSeconds() >= since);
        if (Number(call.Parameters, "until") is { } until) posts = posts.Where(media => media.PublishedAt.ToUnixTimeSeconds() <= until);
        return posts;
    }

    private static Dictionary<string, object> Paging(HttpRequest request, GraphCall call, List<Media> page, bool hasMore, int limit)
    {
        var (before, after) = (Encode(page[0].Id), Encode(page[^1].Id));
        var paging = new Dictionary<string, object> { ["cursors"] = new { before, after } };
        var fields = Uri.EscapeDataString(call.Parameters.Text("fields") ?? "id");
        if (hasMore) paging["next"] = $"{request.Scheme}://{request.Host}{request.Path}?access_token={Uri.EscapeDataString(call.Token.Text)}&fields={fields}&limit={limit}&after={after}";
        return paging;
    }

    private static string Encode(string id) => Convert.ToBase64String(Encoding.ASCII.GetBytes(id)).TrimEnd('=');

    private static string? Cursor(GraphParameters parameters, string name)
    {
        if (parameters.Text(name) is not { } cursor) return null;
        var bytes = new byte[64];
        if (!Convert.TryFromBase64String(cursor.PadRight((cursor.Length + 3) / 4 * 4, '='), bytes, out var length)) throw GraphErrors.InvalidParameter($"Invalid cursor in param {name}.");
        return Encoding.ASCII.GetString(bytes, 0, length);
    }

    private static long? Number(GraphParameters parameters, string name)
    {
        if (parameters.Text(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw GraphErrors.InvalidParameter($"param {name} must be an integer.");
    }
}
