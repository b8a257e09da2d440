using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Conformance;

[ObjectType<Image>]
public static partial class ImageType
{
    /// <summary>Where the bytes are.</summary>
    public static string GetThumbnail([Parent] Image image) => image.Url + "?w=320";
}
