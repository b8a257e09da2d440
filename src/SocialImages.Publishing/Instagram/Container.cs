using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialImages.Publishing.Instagram;

/// <summary>What a container is made of: an invisible draft at Instagram that lives for 24 hours.</summary>
public abstract record ContainerRequest
{
    private ContainerRequest()
    {
    }

    internal abstract void WriteTo(Utf8JsonWriter json);

    public sealed record SingleImage(Uri ImageUrl, string Caption, string? AltText, bool IsAiGenerated) : ContainerRequest
    {
        internal override void WriteTo(Utf8JsonWriter json)
        {
            WritePicture(json, ImageUrl, AltText);
            WritePost(json, Caption, IsAiGenerated);
        }
    }

    /// <summary>Caption and disclosure belong to the parent; on a child Instagram refuses them.</summary>
    public sealed record CarouselChild(Uri ImageUrl, string? AltText) : ContainerRequest
    {
        internal override void WriteTo(Utf8JsonWriter json)
        {
            WritePicture(json, ImageUrl, AltText);
            json.WriteBoolean("is_carousel_item", true);
        }
    }

    /// <param name="ChildIds">Two to ten containers, in the order shown.</param>
    /// <param name="Caption">At most 2,200 characters.</param>
    /// <param name="IsAiGenerated">True when any of the pictures was made by a model.</param>
    public sealed record Carousel(IReadOnlyList<string> ChildIds, string Caption, bool IsAiGenerated) : ContainerRequest
    {
        internal override void WriteTo(Utf8JsonWriter json)
        {
            json.WriteString("media_type", "CAROUSEL");
            json.WriteString("children", string.Join(',', ChildIds));
            WritePost(json, Caption, IsAiGenerated);
        }
    }

    private static void WritePicture(Utf8JsonWriter json, Uri imageUrl, string? altText)
    {
        json.WriteString("image_url", imageUrl.AbsoluteUri);
        if (!string.IsNullOrEmpty(altText))
            json.WriteString("alt_text", altText);
    }

    private static void WritePost(Utf8JsonWriter json, string caption, bool isAiGenerated)
    {
        if (caption.Length > 0)
            json.WriteString("caption", caption);
        if (isAiGenerated)
            json.WriteBoolean("is_ai_generated", true);
    }
}

public enum ContainerStatus
{
    /// <summary>Also for words that Meta may add one day.</summary>
    InProgress,
    Finished,
    Published,
    Error,
    Expired,
}

/// <param name="Status">What may be done with the container.</param>
/// <param name="Text">Instagram's own words, for the log.</param>
public sealed partial record ContainerState(ContainerStatus Status, string? Text)
{
    /// <summary>On <see cref="ContainerStatus.Error"/> the reason hides in the text.</summary>
    public int? Subcode => Text is not null && ErrorCode().Match(Text) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    internal static ContainerStatus StatusOf(string code) => code switch
    {
        "FINISHED" => ContainerStatus.Finished,
        "PUBLISHED" => ContainerStatus.Published,
        "ERROR" => ContainerStatus.Error,
        "EXPIRED" => ContainerStatus.Expired,
        _ => ContainerStatus.InProgress,
    };

    [GeneratedRegex(@"\b(22\d{5})\b", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
