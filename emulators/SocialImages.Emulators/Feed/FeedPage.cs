using System.Text;
using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary>The profile page: header, a grid, and every post in full when its tile is opened.</summary>
internal static class FeedPage
{
    public static string Version(IReadOnlyList<Media> published) => published.Count == 0 ? "0" : $"{published.Count}-{published[^1].Id}";

    public static string Show(FeedView view, DateTimeOffset now)
    {
        var body = new StringBuilder();
        body.Append(Header(view));
        body.Append(view.Posts.Count == 0 ? Empty() : Grid(view, now));
        return FeedLayout.Page($"{view.Account.Name} (@{view.Account.Username})", body.ToString(), view.Version);
    }

    private static string Header(FeedView view) => $"""
        <header class="profile">
          <div class="ring">{Avatar(view)}</div>
          <div class="about">
            <h1>{FeedLayout.Text(view.Account.Username)}</h1>
            <ul class="counts"><li><b>{view.PostCount}</b> posts</li><li><b>{view.Today}</b> of {view.Quota} in 24 h</li><li><b>{view.Posts.Count(post => post.IsAiGenerated)}</b> with AI info</li></ul>
            <p class="bio"><b>{FeedLayout.Text(view.Account.Name)}</b><br>Published here by SocialImages. This is the emulated Instagram: nothing has left this machine.</p>
          </div>
          {Switcher(view)}
        </header>
        """;

    private static string Avatar(FeedView view)
    {
        var cover = view.Posts.Count > 0 ? view.Posts[^1].Cover : null;
        return cover is { Sha256.Length: > 0 }
            ? $"<img class=\"avatar\" src=\"{FeedLayout.Picture(cover)}\" alt=\"\">"
            : $"<span class=\"avatar letter\">{FeedLayout.Text(view.Account.Username[..1].ToUpperInvariant())}</span>";
    }

    private static string Switcher(FeedView view)
    {
        if (view.Usernames.Count < 2) return "";
        var links = view.Usernames.Select(name => $"<a href=\"/feed?account={FeedLayout.Text(name)}\"{(name == view.Account.Username ? " aria-current=\"page\"" : "")}>@{FeedLayout.Text(name)}</a>");
        return $"<nav class=\"accounts\" aria-label=\"Accounts\">{string.Concat(links)}</nav>";
    }

    private static string Grid(FeedView view, DateTimeOffset now) =>
        $"<main class=\"grid\">{string.Concat(view.Posts.Select(post => Tile(post, now)))}</main>";

    private static string Tile(Media post, DateTimeOffset now)
    {
        var badge = post.Kind == MediaKind.Carousel ? $"<span class=\"badge\" title=\"{post.Children.Count} pictures\">{FeedLayout.CarouselIcon}</span>" : "";
        return $"""
            <a class="tile" href="/p/{post.Shortcode}" aria-label="{FeedLayout.Text(Summary(post))}">
              <img loading="lazy" src="{FeedLayout.Picture(post.Cover)}" alt="{FeedLayout.Text(post.AltText ?? "")}">
              {badge}{(post.IsAiGenerated ? FeedLayout.AiChip : "")}
              <span class="over"><span class="line">{FeedLayout.Text(post.Caption ?? "")}</span><time datetime="{post.PublishedAt:O}">{FeedLayout.Ago(now - post.PublishedAt)}</time></span>
            </a>
            """;
    }

    private static string Summary(Media post) => post.Caption is { Length: > 0 } caption ? caption[..Math.Min(80, caption.Length)] : "Post without a caption";

    private static string Empty() => """
        <main class="empty">
          <svg viewBox="0 0 64 64" width="64" height="64" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><circle cx="32" cy="32" r="30"/><rect x="18" y="23" width="28" height="21" rx="4"/><path d="M26 23l3-5h6l3 5"/><circle cx="32" cy="33" r="6"/></svg>
          <h2>No posts yet</h2><p>Schedule a post in the editor. It appears here by itself when it is published.</p>
        </main>
        """;
}
