using SocialImages.Emulators.Painting;

namespace SocialImages.Emulators.Tests.Painting;

public sealed class PaintingTests
{
    [Fact]
    public void SameOrder_GivesTheSamePixels() => Assert.Equal(Paint("a forest", 1).Pixels, Paint("a forest", 1).Pixels);

    [Fact]
    public void AnotherSeed_GivesAnotherPicture() => Assert.NotEqual(Paint("a forest", 1).Pixels, Paint("a forest", 2).Pixels);

    [Theory]
    [InlineData("sunset over mountains", "Landscape", "sunset")]
    [InlineData("a misty forest", "Forest", "forest")]
    [InlineData("sailing boats at sea", "Sea", "sea")]
    [InlineData("a city skyline at night", "City", "night")]
    [InlineData("a bouquet of tulips", "Botanical", "spring")]
    [InlineData("abstract shapes in neon", "Geometry", "neon")]
    [InlineData("latte on a wooden table", "Tabletop", "coffee")]
    [InlineData("a perfume bottle", "StillLife", "studio")]
    public void Words_ChooseMotifAndPalette(string prompt, string motif, string palette)
    {
        var brief = PaintBrief.Read(prompt, new Dice(1));

        Assert.Equal((motif, palette), (brief.Motif.ToString(), brief.Palette.Name));
    }

    [Theory]
    [InlineData("tea, minimalist, flat colours", "Minimal")]
    [InlineData("tea, painterly illustration, visible brush strokes", "Artistic")]
    [InlineData("tea, bright saturated palette", "Vibrant")]
    [InlineData("tea, photorealistic, natural light", "Photographic")]
    [InlineData("tea", "Illustration")]
    public void StyleWords_ChooseTheStyle(string prompt, string style) => Assert.Equal(style, PaintBrief.Read(prompt, new Dice(1)).Style.ToString());

    [Theory]
    [InlineData("seaside", "sea", false)]
    [InlineData("the seas", "sea", true)]
    [InlineData("SEA!", "sea", true)]
    [InlineData("", "sea", false)]
    public void Words_StandAlone(string prompt, string word, bool has) => Assert.Equal(has, PromptWords.Has(prompt, word));

    [Theory]
    [InlineData(816, 816)]
    [InlineData(1536, 1024)]
    [InlineData(640, 1920)]
    [InlineData(2048, 2048)]
    public void Raster_HasTheOrderedSize(int width, int height)
    {
        var raster = Painter.Paint(new PictureOrder("sea", width, height, 3), new PaintingSettings());

        Assert.Equal((width, height, width * height * 3), (raster.Width, raster.Height, raster.Pixels.Length));
    }

    [Theory]
    [InlineData("landscape")]
    [InlineData("forest in snow")]
    [InlineData("palm beach")]
    [InlineData("neon city")]
    [InlineData("flowers")]
    [InlineData("bauhaus pattern")]
    [InlineData("waves gradient background")]
    [InlineData("abstract circles")]
    [InlineData("salad")]
    [InlineData("cake and coffee")]
    [InlineData("lemon fruit")]
    [InlineData("northern lights aurora")]
    public void EveryMotif_PaintsManyColours(string prompt)
    {
        var raster = Paint(prompt, 5);
        var colours = new HashSet<int>();
        for (var at = 0; at < raster.Pixels.Length; at += 3) colours.Add(raster.Pixels[at] >> 3 << 10 | raster.Pixels[at + 1] >> 3 << 5 | raster.Pixels[at + 2] >> 3);

        Assert.True(colours.Count > 40, $"{colours.Count} colours");
    }

    [Fact]
    public void Mask_DecidesWhatIsPaintedOver()
    {
        var painting = new Raster(2, 1, [200, 200, 200, 200, 200, 200], HasAlpha: false);
        var reference = new Raster(2, 1, [10, 20, 30, 40, 50, 60], HasAlpha: false);
        var mask = new Raster(2, 1, [0, 0, 0, 255, 0, 0, 0, 0], HasAlpha: true);

        Assert.Equal([10, 20, 30, 200, 200, 200], Retouch.Edit(reference, painting, mask).Pixels);
    }

    private static Raster Paint(string prompt, ulong seed) => Painter.Paint(new PictureOrder(prompt, 256, 320, seed), new PaintingSettings());
}
