using System.Globalization;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Publishing.Cards;

/// <summary>Sets words as large as their place allows.</summary>
internal sealed class CardText(TextRenderer text)
{
    private const int SmallestFont = 30;
    private const int Step = 6;

    /// <summary>
    /// Shrinks until everything fits and the longest word stands on one line; a word that would have to be unreadably small for
    /// that is broken instead.
    /// </summary>
    public async Task<PixelBuffer> FitAsync(string words, PixelSize place, TextStyle style, CancellationToken cancellationToken)
    {
        var longest = await WidthOfLongestWordAsync(words, style, cancellationToken);
        for (var size = style.FontSize; ; size -= Step)
        {
            var mask = await text.RenderAsync(
                words, style with { FontSize = size, MaxWidth = place.Width, LineSpacing = (int)(size / 5) }, cancellationToken);
            var fits = mask.Size.Height <= place.Height && mask.Size.Width <= place.Width;
            if (size - Step < SmallestFont || (fits && longest * size / style.FontSize <= place.Width))
                return mask;
        }
    }

    /// <summary>Without hashtags and with single spaces; cut between words, else between what people see as characters.</summary>
    public static string Shortened(string caption, int limit)
    {
        var all = caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var words = string.Join(' ', all.Where(word => !word.StartsWith('#')));
        if (words.Length == 0)
            words = string.Join(' ', all);
        if (words.Length <= limit)
            return words;
        var cut = words.LastIndexOf(' ', limit);
        return words[..(cut > limit / 2 ? cut : ElementBoundary(words, limit))].TrimEnd() + "…";
    }

    private static int ElementBoundary(string words, int limit)
    {
        var starts = StringInfo.ParseCombiningCharacters(words);
        return starts.LastOrDefault(start => start <= limit);
    }

    private async Task<int> WidthOfLongestWordAsync(string words, TextStyle style, CancellationToken cancellationToken)
    {
        var longest = words.Split(' ').MaxBy(word => word.Length) ?? "";
        // Scripts without spaces break anywhere.
        if (longest.Any(letter => letter >= '\u2E80'))
            return 0;
        return (await text.RenderAsync(longest, style, cancellationToken)).Size.Width;
    }
}
