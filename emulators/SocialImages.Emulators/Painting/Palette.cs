using System.Numerics;

namespace SocialImages.Emulators.Painting;

/// <summary>The colours of one picture.</summary>
/// <param name="Top">The sky's height, or the wall.</param>
/// <param name="Low">The horizon, or where light falls.</param>
/// <param name="Light">Sun, moon, lamps.</param>
/// <param name="Far">What is far away.</param>
/// <param name="Near">What is close and dark.</param>
/// <param name="Accent">The strongest colour.</param>
/// <param name="Second">What goes with it.</param>
/// <param name="Paper">A quiet ground.</param>
internal sealed record Palette(string Name, Vector3 Top, Vector3 Middle, Vector3 Low, Vector3 Light, Vector3 Far, Vector3 Near, Vector3 Accent, Vector3 Second, Vector3 Paper)
{
    public bool IsDark => Ink.Light(Middle) < 0.35f;

    public static Palette Of(string name, string colors)
    {
        var inks = colors.Split(' ').Select(Ink.Hex).ToArray();
        return new Palette(name, inks[0], inks[1], inks[2], inks[3], inks[4], inks[5], inks[6], inks[7], inks[8]);
    }

    /// <summary>A shade of the same mood, so that two pictures of one prompt are cousins and no copies.</summary>
    public Palette Varied(Dice dice)
    {
        var shift = new Vector3(dice.Range(-0.035f, 0.035f), dice.Range(-0.025f, 0.025f), dice.Range(-0.035f, 0.035f));
        Vector3 Vary(Vector3 ink) => Vector3.Clamp(ink + shift, Vector3.Zero, Vector3.One);
        return this with { Top = Vary(Top), Middle = Vary(Middle), Low = Vary(Low), Far = Vary(Far), Near = Vary(Near), Accent = Vary(Accent), Second = Vary(Second) };
    }
}
