namespace SocialImages.Imaging.Fingerprints;

/// <summary>Pictures made smaller: every pixel is the mean of those it stands for. Several times as quick as a resampling, and as good for a hash.</summary>
internal static class Averages
{
    /// <param name="pixels">Row by row.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="channels">Bytes a pixel.</param>
    /// <param name="target">The small one's; where it is the larger of the two, pixels are repeated.</param>
    internal static byte[] Of(ReadOnlySpan<byte> pixels, PixelSize size, int channels, PixelSize target)
    {
        var made = new byte[target.Pixels * channels];
        var sums = new int[size.Width * channels];
        var columns = Covered(size.Width, target.Width);
        var rows = Covered(size.Height, target.Height);
        for (var row = 0; row < rows.Length; row++)
        {
            var (top, lines) = rows[row];
            sums.AsSpan().Clear();
            for (var line = top; line < top + lines; line++)
                Add(pixels.Slice(line * sums.Length, sums.Length), sums);
            Divide(sums, columns, lines, made.AsSpan(row * target.Width * channels, target.Width * channels), channels);
        }

        return made;
    }

    private static (int From, int Count)[] Covered(int length, int parts)
        => [.. Enumerable.Range(0, parts).Select(part => (From: part * length / parts, To: (part + 1) * length / parts))
            .Select(part => (part.From, Math.Max(1, part.To - part.From)))];

    private static void Add(ReadOnlySpan<byte> line, Span<int> sums)
    {
        for (var at = 0; at < sums.Length; at++)
            sums[at] += line[at];
    }

    private static void Divide(ReadOnlySpan<int> sums, ReadOnlySpan<(int From, int Count)> columns, int lines, Span<byte> made, int channels)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var (from, count) = columns[column];
            var share = 1f / (lines * count);
            for (var channel = 0; channel < channels; channel++)
            {
                var sum = 0;
                for (var at = (from * channels) + channel; at < (from + count) * channels; at += channels)
                    sum += sums[at];
                made[(column * channels) + channel] = (byte)((sum * share) + 0.5f);
            }
        }
    }
}
