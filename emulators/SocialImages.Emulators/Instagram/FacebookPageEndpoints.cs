using System.Globalization;
using System.Text;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>The pages that accounts are linked to: a person's own, and those of the businesses they work for.</summary>
internal sealed class FacebookPageEndpoints(FacebookCaller caller, InstagramAccounts accounts, SettingsBook settings, EmulatorClock clock)
{
    private const string BusinessId = "200000000000001";
    private const string LinkedPageId = "100000000000002";
    private const int UsualPart = 25;
    private const int LargestPart = 100;

    /// <summary>What belongs to a business is listed only to who may manage businesses; what a business was lent never is.</summary>
    public IResult Own(HttpRequest http)
    {
        var token = caller.Check(http);
        var holder = accounts.Named(token.Username).Page;
        var isListed = holder == PageHolder.Person || (holder == PageHolder.Business && token.MayManage);
        return Part(http, [.. Enumerable.Range(1, settings.Current.Instagram.PagesWithoutAccount).Select(Unlinked), .. isListed ? [Linked(token)] : Array.Empty<object>()]);
    }

    public IResult Businesses(HttpRequest http)
    {
        ThrowUnlessManager(caller.Check(http));
        return Part(http, [new { id = BusinessId, name = "An emulated business" }]);
    }

    public IResult OwnedBy(HttpRequest http, string business) => Of(http, business, PageHolder.Business);

    public IResult LentTo(HttpRequest http, string business) => Of(http, business, PageHolder.Client);

    private IResult Of(HttpRequest http, string business, PageHolder holder)
    {
        var token = caller.Check(http);
        ThrowUnlessManager(token);
        if (business != BusinessId) throw GraphErrors.NoSuchObject("get", business);
        return Part(http, accounts.Named(token.Username).Page == holder ? [Linked(token)] : []);
    }

    private static void ThrowUnlessManager(AccessToken token)
    {
        if (!token.MayManage) throw GraphErrors.NotABusinessManager();
    }

    private static object Unlinked(int number) => new { id = string.Create(CultureInfo.InvariantCulture, $"1100000{number:D8}"), access_token = "EAAP-a-page-without-an-account" };

    // Each page has its own token, which does not expire unless it may do less than publish.
    private object Linked(AccessToken token)
    {
        var text = token.MayPublish ? AccessToken.Prefix + token.Username : AccessToken.Issue(token.Username, TokenKind.Long, mayPublish: false, clock.GetUtcNow()).Text;
        return new { id = LinkedPageId, access_token = text, instagram_business_account = new { id = accounts.Named(token.Username).UserId, username = token.Username } };
    }

    private static IResult Part(HttpRequest http, object[] all)
    {
        var limit = int.TryParse(http.Query["limit"], CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 1, LargestPart) : UsualPart;
        var from = http.Query["after"].FirstOrDefault() is { } cursor ? PlaceOf(cursor) : 0;
        var part = all.Skip(from).Take(limit).ToArray();
        if (part.Length == 0) return WireJson.Answer(new { data = part });
        var cursors = new { before = CursorAt(from), after = CursorAt(from + part.Length) };
        return from + part.Length < all.Length
            ? WireJson.Answer(new { data = part, paging = new { cursors, next = $"{http.Scheme}://{http.Host}{http.Path}?access_token=a-secret&limit={limit}&after={cursors.after}" } })
            : WireJson.Answer(new { data = part, paging = new { cursors } });
    }

    private static string CursorAt(int place) => Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString(CultureInfo.InvariantCulture)));

    private static int PlaceOf(string cursor)
    {
        var digits = new byte[16];
        return Convert.TryFromBase64String(cursor, digits, out var length) && int.TryParse(digits.AsSpan(0, length), CultureInfo.InvariantCulture, out var place)
            ? place
            : throw GraphErrors.InvalidParameter("Invalid cursors values");
    }
}
