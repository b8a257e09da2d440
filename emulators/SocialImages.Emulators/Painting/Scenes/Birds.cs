using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Birds
{
    public static void Paint(Canvas canvas, Dice dice, float horizon, Vector3 color)
    {
        var (x, y) = (dice.Range(0.2f, 0.8f) * canvas.Right, dice.Range(0.25f, 0.6f) * horizon);
        for (var bird = dice.Count(3, 7); bird > 0; bird--)
            Wings(canvas, x + dice.Range(-0.14f, 0.14f), y + dice.Range(-0.06f, 0.06f), dice.Range(0.008f, 0.017f), dice.Range(0.2f, 0.7f), color);
    }

    private static void Wings(Canvas canvas, float x, float y, float span, float bend, Vector3 color)
    {
        foreach (var side in new[] { -1, 1 })
        {
            var (elbowX, elbowY) = (x + side * span * 0.55f, y - span * bend);
            canvas.Draw(Area.Around(x, y, span * 1.4f), Shapes.Stroke(x, y, elbowX, elbowY, span * 0.1f, span * 0.08f), color, 0.8f);
            canvas.Draw(Area.Around(x, y, span * 1.4f), Shapes.Stroke(elbowX, elbowY, x + side * span, y - span * bend * 0.5f, span * 0.08f, span * 0.02f), color, 0.8f);
        }
    }
}
