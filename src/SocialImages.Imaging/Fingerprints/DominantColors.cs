namespace SocialImages.Imaging.Fingerprints;

/// <summary>Counts colours in cells of 16 levels a channel and takes the commonest that do not resemble one another.</summary>
internal static class DominantColors
{
    private const int Most = 5;
    private const int Wanted = 3;

    /// <summary>Distances in RGB space; the smaller only when the larger leaves fewer than <see cref="Wanted"/>.</summary>
    private static readonly int[] Distances = [64, 24];

    internal static IReadOnlyList<Rgb> Find(ReadOnlySpan<byte> rgb)
    {
        var candidates = Count(rgb).OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Key).Select(cell => cell.Mean).ToList();
        var found = new List<Rgb>();
        foreach (var distance in Distances.TakeWhile(_ => found.Count < Wanted))
            Take(candidates, found, distance);
        return found;
    }

    private static void Take(List<Rgb> candidates, List<Rgb> found, int distance)
    {
        foreach (var color in candidates)
        {
            if (found.Count == Most)
                return;
            if (found.TrueForAll(other => SquaredDistance(color, other) >= distance * distance))
                found.Add(color);
        }
    }

    private static IEnumerable<(int Key, int Count, Rgb Mean)> Count(ReadOnlySpan<byte> rgb)
    {
        var cells = new Dictionary<int, Cell>();
        for (var at = 0; at + 2 < rgb.Length; at += 3)
        {
            var key = (rgb[at] >> 4 << 8) | (rgb[at + 1] >> 4 << 4) | (rgb[at + 2] >> 4);
            cells[key] = cells.GetValueOrDefault(key).Plus(rgb[at], rgb[at + 1], rgb[at + 2]);
        }

        return cells.Select(cell => (cell.Key, cell.Value.Pixels, cell.Value.Mean));
    }

    private static int SquaredDistance(Rgb one, Rgb other)
    {
        var (red, green, blue) = (one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue);
        return (red * red) + (green * green) + (blue * blue);
    }

    private readonly record struct Cell(int Pixels, int Red, int Green, int Blue)
    {
        internal Rgb Mean => new((byte)(Red / Pixels), (byte)(Green / Pixels), (byte)(Blue / Pixels));

        internal Cell Plus(byte red, byte green, byte blue) => new(Pixels + 1, Red + red, Green + green, Blue + blue);
    }
}
