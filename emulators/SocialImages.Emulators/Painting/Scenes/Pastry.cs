using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Pastry
{
    private static readonly Vector3 Crust = new(0.8f, 0.52f, 0.24f);
    private static readonly Vector3 Dough = new(0.95f, 0.79f, 0.52f);

    /// <summary>A thick crescent with slanting rolls.</summary>
    public static void Croissant(Canvas canvas, Dice dice, Vector2 at, float size, float turn)
    {
        var noise = dice.Noise();
        var center = at - new Vector2(MathF.Cos(turn), MathF.Sin(turn)) * size * 0.7f;
        (float Angle, float Across) Place(float x, float y)
        {
            var angle = MathF.IEEERemainder(MathF.Atan2(y - center.Y, x - center.X) - turn, MathF.Tau);
            var thick = size * 0.4f * MathF.Pow(Math.Max(0.001f, MathF.Cos(angle * 1.12f)), 0.62f);
            return (angle, (MathF.Sqrt(Shapes.Square(x - center.X) + Shapes.Square(y - center.Y)) - size * 0.86f) / thick);
        }

        float Distance(float x, float y)
        {
            var (angle, across) = Place(x, y);
            var bump = 0.07f * MathF.Abs(MathF.Sin(angle * 3.1f));
            return Math.Abs(angle) > 1.38f ? size : (Math.Abs(across) - 0.94f - bump) * size * 0.3f;
        }

        var area = Area.Around(center.X, center.Y, size * 1.5f);
        canvas.Draw(area, (x, y) => Distance(x - 0.012f, y - 0.018f), new Vector3(0.13f, 0.08f, 0.06f), 0.38f, size * 0.22f);
        canvas.Draw(area, Distance, (x, y) =>
        {
            var (angle, across) = Place(x, y);
            var roll = angle * 2.1f + across * 0.3f + 0.5f;
            var within = roll - MathF.Floor(roll);
            var crust = noise.Cloud(x * 9 + roll * 3, across * 5, 3) * 0.35f;
            var top = MathF.Sqrt(Math.Max(0, 1 - across * across));
            var bake = Ink.Mix(Crust * 0.62f, Dough, MathF.Sin(within * MathF.PI) * 0.75f * top + crust + 0.08f);
            return bake * (0.9f + 0.14f * Math.Clamp(-((x - at.X) + (y - at.Y)) / size, -1, 1));
        });
    }

    public static void Cookies(Canvas canvas, Dice dice, Vector2 at)
    {
        foreach (var shift in new[] { new Vector2(0.07f, 0.05f), new Vector2(-0.06f, 0.03f), new Vector2(0.01f, -0.07f) }) Cookie(canvas, dice, at + shift, dice.Range(0.068f, 0.08f));
    }

    public static void Cookie(Canvas canvas, Dice dice, Vector2 at, float radius)
    {
        var noise = dice.Noise();
        RollShadow(canvas, at, radius);
        var shape = Shapes.Circle(at.X, at.Y, radius);
        canvas.Draw(Area.Around(at.X, at.Y, radius * 1.1f), (x, y) => shape(x, y) + noise.At(x * 40, y * 40) * radius * 0.05f, (x, y) =>
        {
            var out_ = MathF.Sqrt(Shapes.Square(x - at.X) + Shapes.Square(y - at.Y)) / radius;
            return Ink.Mix(Dough * 0.92f, Crust * 0.85f, Shapes.Step(0.4f, 1, out_)) * (1 + noise.Cloud(x * 60, y * 60, 3) * 0.22f - (x - at.X + y - at.Y) * 1.1f);
        });
        for (var chip = 0; chip < 10; chip++)
        {
            var (sin, cos) = MathF.SinCos(chip * 2.4f);
            var place = at + new Vector2(cos, sin) * MathF.Sqrt((chip + 0.5f) / 10) * radius * 0.82f;
            Flowers.Ball(canvas, place.X, place.Y, radius * dice.Range(0.08f, 0.14f), new Vector3(0.24f, 0.13f, 0.08f), lit: true);
        }
    }

    /// <summary>A round cake with cream and fruit.</summary>
    public static void Stack(Canvas canvas, PaintBrief brief, Dice dice, Vector2 at, float radius)
    {
        RollShadow(canvas, at, radius);
        var noise = dice.Noise();
        canvas.Draw(Area.Around(at.X, at.Y, radius), Shapes.Circle(at.X, at.Y, radius), (x, y) => Crust * (1 + noise.Cloud(x * 30, y * 30, 3) * 0.2f));
        canvas.Draw(Area.Around(at.X, at.Y, radius), (x, y) =>
        {
            var angle = MathF.Atan2(y - at.Y, x - at.X);
            return MathF.Sqrt(Shapes.Square(x - at.X) + Shapes.Square(y - at.Y)) - radius * (0.84f + 0.04f * MathF.Sin(angle * 14));
        }, (x, y) => Ink.Mix(new Vector3(1, 0.965f, 0.9f), brief.Palette.Accent, 0.08f) * (1 - (x - at.X + y - at.Y) * 0.35f));
        for (var berry = 0; berry < 13; berry++)
        {
            var (sin, cos) = MathF.SinCos(berry * 2.4f);
            var place = at + new Vector2(cos, sin) * MathF.Sqrt(berry / 13f) * radius * 0.62f;
            RollShadow(canvas, place, radius * 0.1f);
            Flowers.Ball(canvas, place.X, place.Y, radius * dice.Range(0.09f, 0.14f), dice.Chance(0.5f) ? new Vector3(0.75f, 0.12f, 0.2f) : new Vector3(0.24f, 0.2f, 0.45f), lit: true);
        }
    }

    private static void RollShadow(Canvas canvas, Vector2 at, float radius) =>
        canvas.Draw(Area.Around(at.X, at.Y, radius * 2), Shapes.Circle(at.X + radius * 0.14f, at.Y + radius * 0.2f, radius), new Vector3(0.13f, 0.08f, 0.06f), 0.32f, radius * 0.5f);
}
