using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Instagram;

/// <summary>A published post.</summary>
internal sealed record Media
{
    public required string Id { get; init; }
    public required string ContainerId { get; init; }
    public required string Username { get; init; }
    public required MediaKind Kind { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public string? Caption { get; init; }
    public string? AltText { get; init; }
    public bool IsAiGenerated { get; init; }
    public FetchedImage? Image { get; init; }
    public IReadOnlyList<MediaChild> Children { get; init; } = [];

    /// <summary>Looks like Instagram's and cannot be computed from the id by the outside.</summary>
    public string Shortcode => "D" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"shortcode of {Id}")))[..10];

    public string Timestamp => PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    public FetchedImage? Cover => Image ?? (Children.Count > 0 ? Children[0].Image : null);
}

/// <summary>One picture of a carousel.</summary>
internal sealed record MediaChild(string Id, string ContainerId, string? AltText, FetchedImage Image);
