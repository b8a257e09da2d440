using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Publishing.Cards;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Cards;

public sealed class DrawingCardsTests : IDisposable
{
    private static readonly string[] Captions =
    [
        "Fresh bread, every morning at seven. #bakery",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        "新鮮なパンを毎朝七時に焼いています。ぜひお越しください。",
        "خبز طازج كل صباح في السابعة",
        "לחם טרי בכל בוקר בשבע",
        "हर सुबह सात बजे ताज़ी रोटी",
        "ขนมปังสดทุกเช้าเจ็ดโมง",
        "매일 아침 일곱 시에 갓 구운 빵",
        "Свежий хлеб каждое утро",
        "🥐🍞☕",
        "#only #hashtags",
        string.Concat(Enumerable.Repeat("word ", 400)),
    ];

    private readonly ServiceProvider _services =
        new ServiceCollection().AddDock(new DockSettings("Host=unused", "http://127.0.0.1:1", Path.GetTempPath()), TimeProvider.System).BuildServiceProvider();

    public static TheoryData<CardDesign, int> Cases()
    {
        var cases = new TheoryData<CardDesign, int>();
        foreach (var design in Enum.GetValues<CardDesign>())
        {
            for (var caption = 0; caption < Captions.Length; caption++)
                cases.Add(design, caption);
        }

        return cases;
    }

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task AnyWords_StandInsideTheCardWithContrast(CardDesign design, int caption)
    {
        var settings = new PublishingSettings { WorkspaceId = Guid.Empty, CardDesign = design };

        var card = await DecodeAsync(await Maker.MakeAsync(Captions[caption], AspectRatio.Portrait_4_5, settings, CancellationToken.None));

        Assert.Equal(new PixelSize(1080, 1350), card.Size);
        AssertEdgesAreFree(card);
        var colors = ColorsOf(card);
        Assert.True(colors.Max(one => colors.Max(other => CardColors.Contrast(one, other))) >= CardColors.LeastContrast);
        Assert.True(InkShare(card) > 0.002, "There are hardly any words on the card.");
    }

    [Fact]
    public async Task SameWords_MakeTheSameBytes()
    {
        var settings = new PublishingSettings { WorkspaceId = Guid.Empty };

        var one = await Maker.MakeAsync(Captions[0], null, settings, CancellationToken.None);
        var two = await Maker.MakeAsync(Captions[0], null, settings, CancellationToken.None);

        Assert.True(one.Bytes.Span.SequenceEqual(two.Bytes.Span));
    }

    [Fact]
    public async Task BrandColors_AreTheGround()
    {
        var settings = new PublishingSettings { WorkspaceId = Guid.Empty, CardDesign = CardDesign.Plain, BrandColors = ["#ffcc00"] };

        var card = await DecodeAsync(await Maker.MakeAsync(Captions[0], AspectRatio.Square, settings, CancellationToken.None));

        Assert.Equal(new PixelSize(1080, 1080), card.Size);
        Assert.Equal([0xff, 0xcc, 0x00], card[2, 2].ToArray());
        Assert.Contains(Rgb.Black, ColorsOf(card));
    }

    [Fact]
    public void InkOnAnyGround_HasTheContrastOfWcag()
    {
        for (var level = 0; level < 256; level++)
        {
            var ground = new Rgb((byte)level, (byte)(255 - level), (byte)(level * 7));
            Assert.True(CardColors.Contrast(ground, CardColors.InkOn(ground)) >= CardColors.LeastContrast, ground.ToString());
        }
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("字")]
    public void LongText_IsCutBetweenCharacters(string character)
    {
        var cut = CardText.Shortened(string.Concat(Enumerable.Repeat(character, 200)), 100);

        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.Empty(cut[..^1].Replace(character, "", StringComparison.Ordinal));
        Assert.InRange(cut.Length, 50, 101);
    }

    // Without fonts of their own these scripts would all be drawn as the same boxes.
    [Theory]
    [InlineData("パン", "字字")]
    [InlineData("خبز", "لحم")]
    [InlineData("רטי", "לחם")]
    [InlineData("रोटी", "हरता")]
    [InlineData("ขนม", "ปัง")]
    [InlineData("갓빵", "매일")]
    [InlineData("🥐", "☕")]
    public async Task Scripts_HaveGlyphsOfTheirOwn(string one, string other)
    {
        var text = _services.GetRequiredService<TextRenderer>();
        var style = new TextStyle { FontSize = 80 };

        var first = await text.RenderAsync(one, style);
        var second = await text.RenderAsync(other, style);

        Assert.False(first.Size == second.Size && first.Pixels.SequenceEqual(second.Pixels));
    }

    private CardMaker Maker => _services.GetRequiredService<CardMaker>();

    private Task<PixelBuffer> DecodeAsync(EncodedImage card) => _services.GetRequiredService<ImageCodec>().DecodeAsync(card.Bytes);

    // The outermost pixels show the ground, or a bar that stands at the edge all the way.
    private static void AssertEdgesAreFree(PixelBuffer card)
    {
        var corner = card[card.Size.Width - 1, 0].ToArray();
        for (var y = 0; y < card.Size.Height; y++)
            Assert.Equal(corner, card[card.Size.Width - 1, y].ToArray());
        for (var x = card.Size.Width / 2; x < card.Size.Width; x++)
            Assert.Equal(corner, card[x, card.Size.Height - 1].ToArray());
    }

    private static List<Rgb> ColorsOf(PixelBuffer card)
    {
        var counts = new Dictionary<Rgb, int>();
        for (var y = 0; y < card.Size.Height; y += 5)
        {
            for (var x = 0; x < card.Size.Width; x += 5)
            {
                var pixel = card[x, y];
                var color = new Rgb(pixel[0], pixel[1], pixel[2]);
                counts[color] = counts.GetValueOrDefault(color) + 1;
            }
        }

        return [.. counts.OrderByDescending(pair => pair.Value).Take(4).Select(pair => pair.Key)];
    }

    private static double InkShare(PixelBuffer card)
    {
        var colors = ColorsOf(card);
        long ink = 0;
        for (var y = 0; y < card.Size.Height; y += 4)
        {
            for (var x = 0; x < card.Size.Width; x += 4)
            {
                var pixel = card[x, y];
                if (CardColors.Contrast(new Rgb(pixel[0], pixel[1], pixel[2]), colors[0]) > 3)
                    ink++;
            }
        }

        return 16.0 * ink / card.Size.Pixels;
    }
}
