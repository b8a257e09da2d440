using System.Globalization;
using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>Colours, 0 to 1 per channel, as they stand in the file (sRGB).</summary>
internal static class Ink
{
    private static readonly Vector3 Weights = new(0.299f, 0.587f, 0.114f);

    public static readonly Vector3 White = Vector3.One;

    public static Vector3 Hex(string hex)
    {
        var number = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Vector3(number >> 16, number >> 8 & 255, number & 255) / 255;
    }

    public static Vector3 Mix(Vector3 a, Vector3 b, float t) => Vector3.Lerp(a, b, Math.Clamp(t, 0, 1));

    public static float Light(Vector3 color) => Vector3.Dot(color, Weights);

    public static Vector3 Saturate(Vector3 color, float amount) => Vector3.Lerp(new Vector3(Light(color)), color, amount);

    public static Vector3 Lighter(Vector3 color, float amount) => Vector3.Lerp(color, White, amount);

    public static Vector3 Darker(Vector3 color, float amount) => color * (1 - amount);

    /// <summary>Adds light without burning out.</summary>
    public static Vector3 Screen(Vector3 below, Vector3 light) => White - (White - below) * (White - Vector3.Clamp(light, Vector3.Zero, White));

    /// <summary>Through all stops in turn; t from 0 to 1.</summary>
    public static Vector3 Gradient(float t, params ReadOnlySpan<Vector3> stops)
    {
        var at = Math.Clamp(t, 0, 1) * (stops.Length - 1);
        var index = Math.Min((int)at, stops.Length - 2);
        return Vector3.Lerp(stops[index], stops[index + 1], Shapes.Step(0, 1, at - index) * 0.5f + (at - index) * 0.5f);
    }
}
