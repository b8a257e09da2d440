namespace SocialImages.Emulators.Painting;

/// <summary>Reproducible chance: the same seed throws the same numbers (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    public float Unit() => (Next() >> 40) / (float)(1 << 24);

    public float Range(float from, float to) => from + (to - from) * Unit();

    public int Count(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    public bool Chance(float probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[(int)(Next() % (ulong)items.Count)];

    public Noise Noise() => new((uint)Next());
}
