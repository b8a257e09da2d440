using System.Buffers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Publishing.Cards;

/// <summary>Sets a post's own words on the brand's colours: the picture that is always there.</summary>
internal sealed class CardMaker(CardText text, ImageCodec codec)
{
    private const int Width = 1080;
    private const int Margin = 96;
    private const int MaxLength = 220;
    private const int Gap = 48;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？");
    private static readonly CardDesign[] Designs = Enum.GetValues<CardDesign>();

    /// <summary>The same words and settings always make the same card.</summary>
    public async Task<EncodedImage> MakeAsync(
        string caption, AspectRatio? ratio, PublishingSettings settings, CancellationToken cancellationToken)
    {
        var choice = caption.Sum(letter => letter);
        var words = CardText.Shortened(caption, MaxLength);
        var colors = CardColors.Choose(settings.BrandColors, choice);
        var canvas = new PixelBuffer(new PixelSize(Width, HeightOf(ratio)), PixelFormat.Rgb);
        canvas.Fill(new PixelRect(0, 0, canvas.Size.Width, canvas.Size.Height), colors.Ground);
        await ((settings.CardDesign ?? Designs[choice / 7 % Designs.Length]) switch
        {
            CardDesign.Banner => BannerAsync(canvas, words, colors, cancellationToken),
            CardDesign.Paper => PaperAsync(canvas, words, colors, cancellationToken),
            CardDesign.Quote => QuoteAsync(canvas, words, colors, cancellationToken),
            CardDesign.Headline => HeadlineAsync(canvas, words, colors, cancellationToken),
            _ => PlainAsync(canvas, words, colors, cancellationToken),
        });
        return await codec.EncodeAsync(canvas, ImageFormat.Png, cancellationToken: cancellationToken);
    }

    private async Task PlainAsync(PixelBuffer canvas, string words, CardColors colors, CancellationToken cancellationToken)
    {
        var place = Inner(canvas, Margin, Margin);
        var mask = await text.FitAsync(words, place.Size, Centred(96, FontWeight.SemiBold), cancellationToken);
        StampCentred(canvas, mask, place, colors.Ink);
    }

    private async Task BannerAsync(PixelBuffer canvas, string words, CardColors colors, CancellationToken cancellationToken)
    {
        const int bar = 40;
        canvas.Fill(new PixelRect(0, 0, bar, canvas.Size.Height), colors.Accent);
        var place = new PixelRect(bar + Margin, Margin, Width - bar - (2 * Margin), canvas.Size.Height - (2 * Margin));
        var mask = await text.FitAsync(words, place.Size, new TextStyle { FontSize = 102, Weight = FontWeight.ExtraBold }, cancellationToken);
        canvas.Stamp(mask, place.Left, place.Top + ((place.Height - mask.Size.Height) / 2), colors.Ink);
    }

    private async Task PaperAsync(PixelBuffer canvas, string words, CardColors colors, CancellationToken cancellationToken)
    {
        const int edge = 64;
        var sheet = CardColors.Mixed(Rgb.White, colors.Ground, 0.06);
        canvas.Fill(Inner(canvas, edge, edge), sheet);
        var place = Inner(canvas, edge + Margin, edge + (Margin / 2));
        var mask = await text.FitAsync(words, place.Size, Centred(90, FontWeight.SemiBold), cancellationToken);
        var ink = CardColors.Contrast(colors.Ground, sheet) >= CardColors.LeastContrast ? colors.Ground : CardColors.InkOn(sheet);
        StampCentred(canvas, mask, place, ink);
    }

    private async Task QuoteAsync(PixelBuffer canvas, string words, CardColors colors, CancellationToken cancellationToken)
    {
        var mark = await text.FitAsync("“", new PixelSize(300, 200), new TextStyle { FontSize = 360, Weight = FontWeight.ExtraBold }, cancellationToken);
        canvas.Stamp(mark, Margin, Margin, colors.Accent);
        var top = Margin + mark.Size.Height + Gap;
        var place = new PixelRect(Margin, top, Width - (2 * Margin), canvas.Size.Height - top - Margin);
        var mask = await text.FitAsync(words, place.Size, new TextStyle { FontSize = 90 }, cancellationToken);
        canvas.Stamp(mask, place.Left, place.Top, colors.Ink);
    }

    private async Task HeadlineAsync(PixelBuffer canvas, string words, CardColors colors, CancellationToken cancellationToken)
    {
        var (first, rest) = FirstSentence(words);
        var place = Inner(canvas, Margin, Margin);
        var room = place.Size with { Height = rest.Length == 0 ? place.Height : place.Height * 3 / 5 };
        var headline = await text.FitAsync(first, room, new TextStyle { FontSize = 120, Weight = FontWeight.ExtraBold }, cancellationToken);
        canvas.Stamp(headline, place.Left, place.Top, colors.Ink);
        var line = place.Top + headline.Size.Height + Gap;
        canvas.Fill(new PixelRect(place.Left, line, place.Width / 4, 8), colors.Accent);
        if (rest.Length == 0)
            return;
        var below = line + 8 + Gap;
        var mask = await text.FitAsync(
            rest, new PixelSize(place.Width, Math.Max(1, canvas.Size.Height - below - Margin)), new TextStyle { FontSize = 54 }, cancellationToken);
        canvas.Stamp(mask, place.Left, below, colors.Ink);
    }

    private static (string First, string Others) FirstSentence(string words)
    {
        var end = words.AsSpan().IndexOfAny(SentenceEnds);
        return end is < 4 or > 90 || end == words.Length - 1 ? (words, "") : (words[..(end + 1)], words[(end + 1)..].Trim());
    }

    private static TextStyle Centred(int size, FontWeight weight) => new() { FontSize = size, Weight = weight, Alignment = TextAlignment.Centre };

    private static PixelRect Inner(PixelBuffer canvas, int horizontal, int vertical) =>
        new(horizontal, vertical, canvas.Size.Width - (2 * horizontal), canvas.Size.Height - (2 * vertical));

    private static void StampCentred(PixelBuffer canvas, PixelBuffer mask, PixelRect place, Rgb ink) => canvas.Stamp(
        mask, place.Left + ((place.Width - mask.Size.Width) / 2), place.Top + ((place.Height - mask.Size.Height) / 2), ink);

    // A feed takes nothing taller than 4:5.
    private static int HeightOf(AspectRatio? ratio) => ratio switch
    {
        AspectRatio.Square => 1080,
        AspectRatio.Landscape_191 => 566,
        AspectRatio.Wide_16_9 => 608,
        _ => 1350,
    };
}
