using SocialImages.Domain.Images;

namespace SocialImages.Domain.Posts;

/// <summary>A picture at its place in a post, with the very file that will be published once it is prepared.</summary>
public sealed class PostImage
{
    public required Guid PostId { get; init; }
    public required int Position { get; init; }
    public required Guid ImageId { get; init; }
    public string? AltText { get; init; }

    /// <summary>The part that is shown; null: what matters most.</summary>
    public PictureCrop? Crop { get; init; }

    /// <summary>SHA-256 of the JPEG that will be published; other bytes are refused.</summary>
    public ContentHash? PreparedHash { get; private set; }

    /// <summary>Where Instagram fetches that JPEG, untransformed.</summary>
    public string? PreparedUrl { get; private set; }
    public int? PreparedWidth { get; private set; }
    public int? PreparedHeight { get; private set; }

    /// <summary>Cloudinary's public id, for cleaning up.</summary>
    public string? DeliveryId { get; private set; }

    /// <summary>The child container, in a carousel.</summary>
    public string? ContainerId { get; set; }

    /// <summary>What was chosen for this place.</summary>
    public PictureChoice Choice => new(ImageId, AltText, Crop);

    public void Prepare(ContentHash hash, string url, int width, int height, string? deliveryId)
    {
        PreparedHash = hash;
        PreparedUrl = url;
        PreparedWidth = width;
        PreparedHeight = height;
        DeliveryId = deliveryId;
    }

    public void DropPreparation()
    {
        PreparedHash = null;
        PreparedUrl = null;
        PreparedWidth = null;
        PreparedHeight = null;
        DeliveryId = null;
        ContainerId = null;
    }
}
