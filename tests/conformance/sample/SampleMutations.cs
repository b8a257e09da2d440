using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Conformance;

[MutationType]
public static partial class SampleMutations
{
    public static async Task<Image?> RenameImageAsync(
        [ID<Image>] int id, string prompt, ImageShelf shelf, ITopicEventSender sender, CancellationToken cancellationToken)
    {
        var image = shelf.Rename(id, prompt);
        if (image is not null)
            await sender.SendAsync(nameof(SampleSubscriptions.ImageChanged), image, cancellationToken);
        return image;
    }

    /// <summary>Counts the bytes of a file.</summary>
    public static async Task<int> MeasureFileAsync(IFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return (int)bytes.Length;
    }
}
