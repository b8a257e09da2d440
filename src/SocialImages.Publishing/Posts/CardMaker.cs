using SocialImages.Domain.Images;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Publishing.Posts;

/// <summary>Sets a post's own words on a plain ground: the picture that is always there.</summary>
internal sealed class CardMaker(TextRenderer text, ImageCodec codec)
{
    private const int Width = 1080;
    private const int Margin = 96;
    private const int MaxWords = 220;
    private const int SmallestFont = 36;
    private const int LargestFont = 96;

    private static readonly Rgb Ink = new(0xF5, 0xF5, 0xF0);

    // Deep enough for light text; which one is decided by the words, so that the same post always gets the same card.
    private static readonly Rgb[] Grounds =
    [
        Rgb.Parse("#1f3a5f"), Rgb.Parse("#3b2f4a"), Rgb.Parse("#24483e"), Rgb.Parse("#5a2a27"), Rgb.Parse("#22303c"), Rgb.Parse("#4a3b1f"),
    ];

    public async Task<EncodedImage> MakeAsync(string caption, AspectRatio? ratio, CancellationToken cancellationToken)
    {
        var canvas = new PixelBuffer(new PixelSize(Width, HeightOf(ratio)), PixelFormat.Rgb);
        canvas.Fill(new PixelRect(0, 0, canvas.Size.Width, canvas.Size.Height), Grounds[caption.Sum(letter => letter) % Grounds.Length]);
        var words = await FitAsync(Shortened(caption), canvas.Size, cancellationToken);
        canvas.Stamp(words, (canvas.Size.Width - words.Size.Width) / 2, (canvas.Size.Height - words.Size.Height) / 2, Ink);
        return await codec.EncodeAsync(canvas, ImageFormat.Png, cancellationToken: cancellationToken);
    }

    private async Task<PixelBuffer> FitAsync(string words, PixelSize canvas, CancellationToken cancellationToken)
    {
        for (var size = LargestFont; ; size -= 12)
        {
            var style = new TextStyle
            {
                Weight = FontWeight.SemiBold,
                FontSize = size,
                MaxWidth = canvas.Width - (2 * Margin),
                LineSpacing = size / 5,
                Alignment = TextAlignment.Centre,
            };
            var mask = await text.RenderAsync(words, style, cancellationToken);
            if (size <= SmallestFont || mask.Size.Height <= canvas.Height - (2 * Margin))
                return mask;
        }
    }

    // A feed takes nothing taller than 4:5.
    private static int HeightOf(AspectRatio? ratio) => ratio switch
    {
        AspectRatio.Square => 1080,
        AspectRatio.Landscape_191 => 566,
        AspectRatio.Wide_16_9 => 608,
        _ => 1350,
    };

    private static string Shortened(string caption)
    {
        var words = string.Join(' ', caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('#')));
        if (words.Length == 0)
            words = caption.Trim();
        if (words.Length <= MaxWords)
            return words;
        var cut = words.LastIndexOf(' ', MaxWords);
        return words[..(cut > 0 ? cut : MaxWords)] + "…";
    }
}
