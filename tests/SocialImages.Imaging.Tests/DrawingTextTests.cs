using SocialImages.Imaging.Drawing;

namespace SocialImages.Imaging.Tests;

public sealed class DrawingTextTests
{
    private static readonly TextStyle Plain = new() { FontSize = 48 };

    [Fact]
    public async Task Text_IsAMaskWithInk()
    {
        var mask = await RenderAsync("Hello", Plain);

        Assert.Equal(PixelFormat.Grey, mask.Format);
        Assert.InRange(mask.Size.Height, 30, 60);
        Assert.InRange(mask.Size.Width, 80, 160);
        Assert.Equal(255, mask.Pixels.ToArray().Max());
    }

    [Fact]
    public async Task Weights_GrowHeavier()
    {
        var ink = new List<double>();
        foreach (var weight in new[] { FontWeight.Regular, FontWeight.SemiBold, FontWeight.ExtraBold })
            ink.Add(Ink(await RenderAsync("Weight", Plain with { Weight = weight })));

        Assert.InRange(ink[1], ink[0] * 1.15, ink[0] * 3);
        Assert.InRange(ink[2], ink[1] * 1.1, ink[1] * 3);
    }

    [Fact]
    public async Task Umlauts_HaveTheirDots()
    {
        var plain = await RenderAsync("aou", Plain);
        var dotted = await RenderAsync("äöü", Plain);

        Assert.InRange(dotted.Size.Height, plain.Size.Height + 5, 2 * plain.Size.Height);
        Assert.InRange(Ink(dotted), Ink(plain) * 1.05, Ink(plain) * 2);
    }

    [Fact]
    public async Task LineFeed_MakesASecondLine()
    {
        var one = await RenderAsync("Hxg", Plain);
        var two = await RenderAsync("Hxg\nHxg", Plain);
        var spaced = await RenderAsync("Hxg\r\nHxg", Plain with { LineSpacing = 30 });

        Assert.InRange(two.Size.Height, one.Size.Height + 40, one.Size.Height + 80);
        Assert.Equal(two.Size.Height + 30, spaced.Size.Height);
    }

    [Theory]
    [InlineData("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")]
    [InlineData("many short words that do not fit on a single line of this width")]
    public async Task TooMuchForALine_IsWrappedWithinTheWidth(string text)
    {
        var mask = await RenderAsync(text, Plain with { MaxWidth = 300 });

        Assert.InRange(mask.Size.Width, 150, 304);
        Assert.InRange(mask.Size.Height, 150, 500);
    }

    [Fact]
    public async Task Alignment_MovesTheShortLine()
    {
        const string text = "a wide first line\ni";

        Assert.InRange(await SecondLineCentreAsync(TextAlignment.Left), 0, 0.1);
        Assert.InRange(await SecondLineCentreAsync(TextAlignment.Centre), 0.4, 0.6);
        Assert.InRange(await SecondLineCentreAsync(TextAlignment.Right), 0.9, 1);

        async Task<double> SecondLineCentreAsync(TextAlignment alignment)
        {
            var mask = await RenderAsync(text, Plain with { Alignment = alignment });
            var inked = Enumerable.Range(0, mask.Size.Width).Where(x => mask[x, mask.Size.Height - 8][0] > 128).ToList();
            return inked.Average() / mask.Size.Width;
        }
    }

    [Fact]
    public async Task Markup_IsPrintedNotObeyed()
    {
        var markup = await RenderAsync("<b>&amp;</b> <span size='100'>\"'", Plain);
        var bold = await RenderAsync("&", Plain);

        Assert.InRange(markup.Size.Width, bold.Size.Width * 8, bold.Size.Width * 60);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u200B\u200D")]
    [InlineData("\u0000\u0001\u001B")]
    public async Task TextWithoutInk_IsAnEmptyMask(string text) =>
        Assert.Equal(0, (await RenderAsync(text, Plain)).Pixels.ToArray().Max());

    [Theory]
    [InlineData("日本語のテキスト")]
    [InlineData("שלום עולם")]
    [InlineData("🎉🚀👩‍👩‍👧")]
    [InlineData("half a pair \uD83D and control \u0007 bell")]
    [InlineData("اَلْعَرَبِيَّةُ mixed with Latin")]
    public async Task AnyScript_IsSetOrBoxed(string text)
    {
        var mask = await RenderAsync(text, Plain with { MaxWidth = 600 });

        Assert.InRange(mask.Size.Width, 1, 640);
    }

    [Fact]
    public async Task EndlessText_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => RenderAsync(new string('x', TextRenderer.MaxLength + 1), Plain));

    [Fact]
    public async Task TheSameText_GivesTheSamePixels()
    {
        var masks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RenderAsync("Same every time", Plain)));

        Assert.All(masks, mask => Assert.True(mask.Pixels.SequenceEqual(masks[0].Pixels)));
    }

    private static Task<PixelBuffer> RenderAsync(string text, TextStyle style) => Studio.Text.RenderAsync(text, style, TestContext.Current.CancellationToken);

    private static double Ink(PixelBuffer mask) => mask.Pixels.ToArray().Sum(value => value / 255.0);
}
