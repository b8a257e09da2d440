using System.Globalization;

namespace SocialImages.Benchmarks.GraphQL;

/// <summary>Pictures in memory.</summary>
internal static class Shelf
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Picture> Pictures { get; } = [.. Enumerable.Range(1, PictureContext.PageSize).Select(Make)];

    private static Picture Make(int number) => new()
    {
        Id = new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1),
        Prompt = string.Create(CultureInfo.InvariantCulture, $"A bowl of ramen on a wooden table, number {number}"),
        Style = "PHOTOGRAPHIC",
        Title = string.Create(CultureInfo.InvariantCulture, $"Picture {number}"),
        AltText = "Steam rises from a bowl; chopsticks lie beside it.",
        Width = 1024,
        Height = 1280,
        CreatedAt = Epoch.AddMinutes(number),
    };
}
