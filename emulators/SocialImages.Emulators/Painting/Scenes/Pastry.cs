using System.Numerics;

namespace SocialImages.Emulators.Painting.Scenes;

internal static class Pastry
{
    private static readonly Vector3 Crust = new(0.8f, 0.52f, 0.24f);
    private static readonly Vector3 Dough = new(0.95f, 0.79f, 0.52f);

    /// <summary>Seven rolls along an arc, thick in the middle.</summary>
    public static void Croissant(Canvas canvas, Dice dice, Vector2 at, float size, float turn)
    {
        var noise = dice.Noise();
        var center = at + new Vector2(MathF.Cos(turn), MathF.Sin(turn)) * size * 0.75f;
        var order = new[] { 0, 6, 1, 5, 2, 4, 3 };
        foreach (var roll in order) RollShadow(canvas, Place(center, turn, roll, size), size * Thickness(roll));
        foreach (var roll in order)
        {
            var angle = turn + MathF.PI + (roll - 3) * 0.36f;
            var middle = Place(center, turn, roll, size);
            var (sin, cos) = MathF.SinCos(angle);
            var (along, across) = (size * Thickness(roll), size * 0.25f);
            canvas.Draw(Area.Around(middle.X, middle.Y, size), Shapes.Ellipse(middle.X, middle.Y, along, across, angle), (x, y) =>
            {
                var (u, v) = (((x - middle.X) * cos + (y - middle.Y) * sin) / along, ((y - middle.Y) * cos - (x - middle.X) * sin) / across);
                var round = MathF.Sqrt(Math.Max(0, 1 - u * u - v * v));
                var bake = Ink.Mix(Crust * 0.72f, Dough, round * 0.85f + noise.Cloud(x * 40, y * 40, 3) * 0.25f);
                var light = 0.86f + 0.22f * Math.Clamp(-((x - middle.X) + (y - middle.Y)) / across, -1, 1);
                return bake * light * (1 - 0.18f * MathF.Pow(Math.Abs(v), 3));
            });
        }
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

    private static Vector2 Place(Vector2 center, float turn, int roll, float size)
    {
        var angle = turn + MathF.PI + (roll - 3) * 0.36f;
        return center + new Vector2(MathF.Cos(angle), MathF.Sin(angle)) * size * 0.92f;
    }

    private static float Thickness(int roll) => 0.44f - 0.082f * Math.Abs(roll - 3);

    private static void RollShadow(Canvas canvas, Vector2 at, float radius) =>
        canvas.Draw(Area.Around(at.X, at.Y, radius * 2), Shapes.Circle(at.X + radius * 0.14f, at.Y + radius * 0.2f, radius), new Vector3(0.13f, 0.08f, 0.06f), 0.32f, radius * 0.5f);
}
