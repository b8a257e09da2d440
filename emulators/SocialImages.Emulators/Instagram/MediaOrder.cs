namespace SocialImages.Emulators.Instagram;

internal enum MediaKind
{
    Image,
    CarouselItem,
    Carousel,
    Story,
}

/// <summary>The checked parameters of <c>POST /media</c>.</summary>
internal sealed record MediaOrder
{
    public required MediaKind Kind { get; init; }
    public string? ImageUrl { get; init; }
    public string? Caption { get; init; }
    public string? AltText { get; init; }
    public bool IsAiGenerated { get; init; }
    public IReadOnlyList<string> Children { get; init; } = [];
}
