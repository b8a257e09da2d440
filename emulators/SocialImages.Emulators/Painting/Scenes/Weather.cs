namespace SocialImages.Emulators.Painting.Scenes;

internal static class Weather
{
    public static void Snow(Canvas canvas, Dice dice)
    {
        for (var flake = 0; flake < 260; flake++)
        {
            var close = MathF.Pow(dice.Unit(), 5);
            var size = 0.0016f + close * 0.011f;
            var (x, y) = (dice.Range(0, canvas.Right), dice.Range(0, canvas.Bottom));
            canvas.Draw(Area.Around(x, y, size), Shapes.Circle(x, y, size), Ink.White, 0.75f - close * 0.35f, size * (0.6f + close));
        }
    }

    public static void Rain(Canvas canvas, Dice dice)
    {
        for (var drop = 0; drop < 380; drop++)
        {
            var (x, y, length) = (dice.Range(-0.1f, canvas.Right), dice.Range(-0.1f, canvas.Bottom), dice.Range(0.03f, 0.08f));
            canvas.Draw(new Area(x, y, x + length * 0.2f, y + length), Shapes.Stroke(x + length * 0.16f, y, x, y + length, 0.0007f, 0.0007f), Ink.White, dice.Range(0.08f, 0.28f));
        }
    }
}
