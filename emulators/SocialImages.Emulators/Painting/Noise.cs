using System.Runtime.CompilerServices;

namespace SocialImages.Emulators.Painting;

/// <summary>Smooth value noise in two dimensions, between -1 and 1.</summary>
internal sealed class Noise(uint seed)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float At(float x, float y)
    {
        var (column, row) = (MathF.Floor(x), MathF.Floor(y));
        var (i, j) = ((int)column, (int)row);
        var (u, v) = (Ease(x - column), Ease(y - row));
        var top = Mix(Corner(i, j), Corner(i + 1, j), u);
        var bottom = Mix(Corner(i, j + 1), Corner(i + 1, j + 1), u);
        return Mix(top, bottom, v);
    }

    /// <summary>Several octaves, each twice as fine and half as strong.</summary>
    public float Cloud(float x, float y, int octaves)
    {
        var (sum, strength) = (0f, 0.5f);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += At(x, y) * strength;
            (x, y, strength) = (x * 2.03f + 17.3f, y * 2.03f - 9.1f, strength * 0.5f);
        }

        return sum;
    }

    /// <summary>Like <see cref="Cloud"/> with sharp crests, for mountains.</summary>
    public float Ridge(float x, float y, int octaves)
    {
        var (sum, strength) = (0f, 0.55f);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += (1 - 2 * Math.Abs(At(x, y))) * strength;
            (x, y, strength) = (x * 2.11f + 5.7f, y * 2.11f + 3.3f, strength * 0.45f);
        }

        return sum;
    }

    private float Corner(int x, int y)
    {
        var hash = (uint)x * 0x8DA6B343 ^ (uint)y * 0xD8163841 ^ seed;
        hash = (hash ^ hash >> 15) * 0x2C1B3C6D;
        hash = (hash ^ hash >> 12) * 0x297A2D39;
        return (hash ^ hash >> 15) / (float)uint.MaxValue * 2 - 1;
    }

    private static float Ease(float t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static float Mix(float a, float b, float t) => a + (b - a) * t;
}
