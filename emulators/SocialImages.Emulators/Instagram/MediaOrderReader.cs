using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>Turns the parameters of <c>POST /media</c> into a checked order, or refuses.</summary>
internal sealed partial class MediaOrderReader(SettingsBook settings)
{
    private const int MaxCaption = 2200;
    private const int MaxAltText = 1000;
    private const int MaxHashtags = 30;
    private const int MaxMentions = 20;
    private const int MaxCollaborators = 3;

    public MediaOrder Read(GraphParameters parameters)
    {
        var kind = Kind(parameters);
        var order = new MediaOrder
        {
            Kind = kind,
            Caption = Caption(parameters, kind),
            AltText = AltText(parameters, kind),
            IsAiGenerated = AiLabel(parameters, kind),
            Children = kind == MediaKind.Carousel ? Children(parameters) : [],
            ImageUrl = kind == MediaKind.Carousel ? null : parameters.Text("image_url") ?? throw GraphErrors.Required("image_url"),
        };
        CheckCollaborators(parameters, kind);
        CheckUserTags(parameters, kind);
        CheckLocation(parameters, kind);
        return order;
    }

    private static MediaKind Kind(GraphParameters parameters)
    {
        var isChild = parameters.Flag("is_carousel_item");
        var type = parameters.Text("media_type") ?? "IMAGE";
        if (type is "VIDEO" or "REELS" || parameters.Text("video_url") is not null)
            throw new GraphException(352, 2207026, "The video format is not supported.", "Unsupported video", "This emulator takes pictures only.");
        return type switch
        {
            "CAROUSEL" when isChild => throw GraphErrors.InvalidParameter("A carousel cannot be an item of a carousel."),
            "CAROUSEL" => MediaKind.Carousel,
            "STORIES" => MediaKind.Story,
            "IMAGE" => isChild ? MediaKind.CarouselItem : MediaKind.Image,
            _ => throw GraphErrors.UnknownMediaType(type),
        };
    }

    private string? Caption(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.Text("caption") is not { Length: > 0 } caption) return null;
        if (kind == MediaKind.CarouselItem)
        {
            if (settings.Current.Instagram.ChildCaption == ChildCaption.Ignore) return null;
            throw GraphErrors.InvalidParameter("param caption is not allowed for carousel items.");
        }

        if (kind == MediaKind.Story) return null;
        if (caption.Length > MaxCaption || Hashtag().Count(caption) > MaxHashtags) throw GraphErrors.CaptionTooLong(caption.Length);
        if (Mention().Count(caption) > MaxMentions) throw GraphErrors.TooManyMentions();
        return caption;
    }

    private static string? AltText(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.Text("alt_text") is not { } text) return null;
        if (kind is MediaKind.Carousel or MediaKind.Story) throw GraphErrors.InvalidParameter("param alt_text is only supported for images.");
        if (text.Length > MaxAltText) throw GraphErrors.InvalidParameter($"param alt_text must be at most {MaxAltText} characters long.");
        return text;
    }

    private static bool AiLabel(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.Text("is_ai_generated") is not null && kind == MediaKind.CarouselItem)
            throw GraphErrors.InvalidParameter("param is_ai_generated is not allowed for carousel items. Set it on the carousel container.");
        return parameters.Flag("is_ai_generated");
    }

    private static string[] Children(GraphParameters parameters)
    {
        var children = parameters.List("children") ?? throw GraphErrors.Required("children");
        return children.Length is >= 2 and <= 10 ? children : throw GraphErrors.WrongChildren();
    }

    private static void CheckCollaborators(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.List("collaborators") is not { } names) return;
        if (kind is MediaKind.CarouselItem or MediaKind.Story) throw GraphErrors.InvalidParameter("param collaborators is not allowed");
        if (names.Length > MaxCollaborators) throw GraphErrors.InvalidParameter($"param collaborators takes at most {MaxCollaborators} usernames.");
    }

    private static void CheckUserTags(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.Json("user_tags") is not { } tags) return;
        if (tags.ValueKind != JsonValueKind.Array) throw GraphErrors.InvalidParameter("param user_tags must be an array.");
        foreach (var tag in tags.EnumerateArray())
        {
            var named = tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty("username", out var name) && name.ValueKind == JsonValueKind.String;
            var placed = named && IsShare(tag, "x") && IsShare(tag, "y");
            if (!named || (!placed && kind != MediaKind.Story)) throw GraphErrors.InvalidParameter("param user_tags needs username, and x and y between 0.0 and 1.0.");
        }
    }

    private static bool IsShare(JsonElement tag, string name) =>
        tag.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1;

    private static void CheckLocation(GraphParameters parameters, MediaKind kind)
    {
        if (parameters.Text("location_id") is not { } id) return;
        if (kind == MediaKind.CarouselItem) throw GraphErrors.InvalidParameter("param location_id is not allowed for carousel items.");
        if (!ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw GraphErrors.InvalidParameter("INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID");
    }

    [GeneratedRegex(@"(?<![\w&])#\w+")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![\w.])@[A-Za-z0-9_.]+")]
    private static partial Regex Mention();
}
