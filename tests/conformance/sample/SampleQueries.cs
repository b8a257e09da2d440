using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Conformance;

[QueryType]
public static partial class SampleQueries
{
    /// <summary>Greets.</summary>
    public static string GetHello([DefaultValue("world")] string name) => $"Hello {name}";

    [UsePaging]
    public static IReadOnlyList<Image> GetImages(ImageShelf shelf) => shelf.All;

    [NodeResolver]
    public static Image? GetImageById(int id, ImageShelf shelf) => shelf.Find(id);
}
