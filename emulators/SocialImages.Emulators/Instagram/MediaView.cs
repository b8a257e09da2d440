using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>How a post reads through the Graph API.</summary>
internal sealed class MediaView(SettingsBook settings)
{
    public static IReadOnlyList<string> Fields { get; } =
    [
        "id", "permalink", "shortcode", "caption", "timestamp", "media_type", "media_product_type", "media_url", "thumbnail_url", "username",
        "owner", "alt_text", "like_count", "comments_count", "is_comment_enabled", "is_ai_generated", "children", "ig_id",
    ];

    public Dictionary<string, object> Describe(Media media, IReadOnlyList<string> fields, HttpRequest request) =>
        FieldList.Select(fields, field => Value(media, field, request));

    public string Permalink(Media media, HttpRequest request) =>
        $"{settings.Current.Instagram.PermalinkBase ?? $"{request.Scheme}://{request.Host}"}/p/{media.Shortcode}/";

    public static string ImageUrl(HttpRequest request, string sha256) => $"{request.Scheme}://{request.Host}/instagram/bytes/{sha256}.jpg";

    private object? Value(Media media, string field, HttpRequest request) => field switch
    {
        "id" => media.Id,
        "ig_id" => media.Id,
        "permalink" => Permalink(media, request),
        "shortcode" => media.Shortcode,
        "caption" => media.Caption,
        "timestamp" => media.Timestamp,
        "media_type" => media.Kind == MediaKind.Carousel ? "CAROUSEL_ALBUM" : "IMAGE",
        "media_product_type" => media.Kind == MediaKind.Story ? "STORY" : "FEED",
        "media_url" => media.Cover is { } cover ? ImageUrl(request, cover.Sha256) : null,
        "username" => media.Username,
        "owner" => new { id = new InstagramAccount(media.Username).UserId },
        "alt_text" => media.AltText,
        "like_count" or "comments_count" => 0,
        "is_comment_enabled" => true,
        "is_ai_generated" => media.IsAiGenerated,
        "children" => media.Children.Count == 0 ? null : new { data = media.Children.Select(child => new { id = child.Id }) },
        _ => null,
    };
}
