using System.Globalization;
using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary>One post, as its permalink shows it.</summary>
internal static class PostPage
{
    public static string Show(Media post, DateTimeOffset now) => FeedLayout.Page($"@{post.Username} on {post.PublishedAt:d MMMM yyyy}", $"""
        <p class="back"><a href="/feed?account={FeedLayout.Text(post.Username)}">← @{FeedLayout.Text(post.Username)}</a></p>
        <article class="post">
          <div class="pictures">{Pictures(post)}</div>
          <div class="side">
            <p class="who"><span class="dot">{FeedLayout.Text(post.Username[..1].ToUpperInvariant())}</span><b>{FeedLayout.Text(post.Username)}</b>{(post.IsAiGenerated ? FeedLayout.AiChip : "")}</p>
            <p class="caption">{FeedLayout.Caption(post.Caption ?? "")}</p>
            <p class="when"><time datetime="{post.PublishedAt:O}">{FeedLayout.Ago(now - post.PublishedAt)} · {post.PublishedAt.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time></p>
            <dl>{Facts(post)}</dl>
          </div>
        </article>
        """, version: "");

    private static string Pictures(Media post)
    {
        var pictures = post.Image is { } single ? [(single, post.AltText)] : post.Children.Select(child => (child.Image, child.AltText)).ToList();
        return string.Concat(pictures.Select(picture => $"<img src=\"{FeedLayout.Picture(picture.Item1)}\" alt=\"{FeedLayout.Text(picture.Item2 ?? "")}\">"));
    }

    private static string Facts(Media post)
    {
        var facts = new List<(string Name, string Value)> { ("Media id", post.Id), ("Container", post.ContainerId) };
        if (post.AltText is { } alt) facts.Add(("Alt text", alt));
        if (post.Cover is { } image) facts.Add(("Picture", string.Create(CultureInfo.InvariantCulture, $"{image.Width} × {image.Height} {image.Format.ToUpperInvariant()}, {image.ByteSize / 1024.0:0} KB")));
        if (post.Cover is { Sha256.Length: > 16 } file) facts.Add(("SHA-256", file.Sha256[..16] + "…"));
        return string.Concat(facts.Select(fact => $"<dt>{fact.Name}</dt><dd>{FeedLayout.Text(fact.Value)}</dd>"));
    }
}
