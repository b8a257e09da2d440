using SocialImages.Emulators.Painting.Scenes;

namespace SocialImages.Emulators.Painting;

/// <summary>Paints a prompt: the words choose motif, palette and style, the seed everything else.</summary>
internal static class Painter
{
    public static Task<Raster> PaintAsync(PictureOrder order, PaintingSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => Paint(order, settings), cancellationToken);

    public static Raster Paint(PictureOrder order, PaintingSettings settings)
    {
        var scale = Math.Min(1, Math.Sqrt(settings.MaxPixels / ((double)order.Width * order.Height)));
        var canvas = new Canvas((int)Math.Ceiling(order.Width * scale), (int)Math.Ceiling(order.Height * scale));
        var dice = new Dice(order.Seed);
        var brief = PaintBrief.Read(order.Prompt, dice);
        PaintMotif(canvas, brief, dice);
        if (brief.Style == PaintStyle.Artistic) Brushwork.Apply(canvas, dice);
        Finish.Apply(canvas, brief.Style);
        return Print.Of(canvas, order.Width, order.Height, settings.Grain ? brief.Style : null, (uint)dice.Next());
    }

    private static void PaintMotif(Canvas canvas, PaintBrief brief, Dice dice)
    {
        switch (brief.Motif)
        {
            case Motif.Landscape: LandscapeScene.Paint(canvas, brief, dice); break;
            case Motif.Forest: ForestScene.Paint(canvas, brief, dice); break;
            case Motif.Sea: SeaScene.Paint(canvas, brief, dice); break;
            case Motif.City: CityScene.Paint(canvas, brief, dice); break;
            case Motif.Botanical: BotanicalScene.Paint(canvas, brief, dice); break;
            case Motif.Geometry: GeometryScene.Paint(canvas, brief, dice); break;
            case Motif.Tabletop: TabletopScene.Paint(canvas, brief, dice); break;
            default: StillLifeScene.Paint(canvas, brief, dice); break;
        }
    }
}
