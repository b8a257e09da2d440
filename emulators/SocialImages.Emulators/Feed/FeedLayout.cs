using System.Net;
using System.Text.RegularExpressions;
using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary>What the pages share. Everything is inline: no file, font or script from anywhere else.</summary>
internal static partial class FeedLayout
{
    public const string AiChip = "<span class=\"ai\" title=\"Labelled as made with AI\">AI info</span>";

    public const string CarouselIcon = "<svg viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" fill=\"currentColor\" aria-hidden=\"true\"><path d=\"M7 3h11a3 3 0 0 1 3 3v11h-2V6a1 1 0 0 0-1-1H7z\"/><rect x=\"3\" y=\"7\" width=\"14\" height=\"14\" rx=\"3\"/></svg>";

    /// <summary>Looks every three seconds whether something was published and swaps the content without a reload, unless the reader is elsewhere.</summary>
    private const string Refresh = """
        const shown = document.body.dataset.version;
        let current = shown;
        setInterval(async () => {
          if (document.hidden || !shown) return;
          try {
            const version = await (await fetch('/feed/version')).text();
            if (version === current) return;
            const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
            document.querySelector('.wrap').replaceWith(page.querySelector('.wrap'));
            current = version;
          } catch { /* the emulators are restarting */ }
        }, 3000);
        """;

    public static string Page(string title, string body, string version) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Text(title)}</title><style>{FeedStyle.Css}</style></head><body data-version=\"{version}\"><div class=\"bar\"><a href=\"/feed\">Instagram <small>emulated</small></a></div><div class=\"wrap\">{body}</div><script>{Refresh}</script></body></html>";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Picture(FetchedImage? image) => image is { Sha256.Length: > 0 } ? $"/instagram/bytes/{image.Sha256}.jpg" : "";

    /// <summary>Hashtags and mentions in the colour of links.</summary>
    public static string Caption(string caption) => Marked().Replace(Text(caption), "<span class=\"tag\">$0</span>").ReplaceLineEndings("<br>");

    public static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 24 } => $"{(int)age.TotalHours} h ago",
        _ => $"{(int)age.TotalDays} d ago",
    };

    [GeneratedRegex(@"(?<![\w&])[#@][\w.]+")]
    private static partial Regex Marked();
}
