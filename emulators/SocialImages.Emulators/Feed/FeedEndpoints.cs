using System.Text;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary><c>/feed</c>: the published posts as their followers would see them, and <c>/p/{shortcode}/</c>, where permalinks lead.</summary>
internal static class FeedEndpoints
{
    private const int Shown = 200;

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed", (InstagramStore store, InstagramAccounts accounts, SettingsBook settings, TimeProvider clock, string? account) =>
            Page(FeedPage.Show(Read(store, accounts, settings.Current.Instagram, clock.GetUtcNow(), account), clock.GetUtcNow())));
        routes.MapGet("/feed/version", (InstagramStore store) => Results.Text(FeedPage.Version(store.Published)));
        routes.MapGet("/p/{shortcode}", (InstagramStore store, TimeProvider clock, string shortcode) => store.ByShortcode(shortcode) is { } media
            ? Page(PostPage.Show(media, clock.GetUtcNow()))
            : Results.NotFound("Sorry, this page isn't available."));
        routes.MapGet("/", () => Results.Redirect("/feed"));
    }

    private static FeedView Read(InstagramStore store, InstagramAccounts accounts, InstagramSettings settings, DateTimeOffset now, string? asked)
    {
        var published = store.Published;
        var known = accounts.All.Select(account => account.Username).ToList();
        var username = asked is not null && known.Contains(asked) ? asked : published.Count > 0 ? published[^1].Username : InstagramAccounts.DemoUsername;
        var posts = published.Where(media => media.Username == username && media.Kind != MediaKind.Story).Reverse().ToList();
        var today = posts.Count(media => media.PublishedAt > now - TimeSpan.FromSeconds(settings.QuotaDurationSeconds));
        return new FeedView(accounts.Named(username), known, posts.Take(Shown).ToList(), posts.Count, today, settings.QuotaTotal, FeedPage.Version(published));
    }

    private static IResult Page(string html) => Results.Content(html, "text/html; charset=utf-8", Encoding.UTF8);
}
