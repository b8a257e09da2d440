using System.Collections.Concurrent;
using System.Globalization;

namespace SocialImages.GraphQL.Conformance;

/// <summary>A few pictures to ask for.</summary>
public sealed class ImageShelf
{
    private readonly ConcurrentDictionary<int, Image> _images = new(Enumerable.Range(1, 25).Select(Make));

    public IReadOnlyList<Image> All => [.. _images.Values.OrderBy(image => image.Id)];

    public Image? Find(int id) => _images.GetValueOrDefault(id);

    /// <summary>Returns the changed picture; null when there is none of that number.</summary>
    public Image? Rename(int id, string prompt) =>
        _images.TryGetValue(id, out var image) ? _images[id] = image with { Prompt = prompt } : null;

    private static KeyValuePair<int, Image> Make(int id) =>
        new(id, new Image(id, string.Create(CultureInfo.InvariantCulture, $"https://cdn.example.com/{id}.png"), null));
}
