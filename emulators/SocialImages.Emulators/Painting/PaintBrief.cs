namespace SocialImages.Emulators.Painting;

internal enum PaintStyle
{
    Illustration,
    Minimal,
    Vibrant,
    Artistic,
    Photographic,
}

internal enum Motif
{
    Landscape,
    Forest,
    Sea,
    City,
    Botanical,
    Geometry,
    Tabletop,
    StillLife,
}

/// <summary>What the painter reads out of a prompt.</summary>
internal sealed record PaintBrief(string Prompt, Motif Motif, Palette Palette, PaintStyle Style)
{
    private static readonly (Motif Motif, string[] Words)[] Motifs =
    [
        (Motif.Geometry, ["abstract", "geometric", "geometry", "pattern", "bauhaus", "shapes", "sale", "announcement", "discount", "background", "gradient"]),
        (Motif.Tabletop, ["coffee", "espresso", "latte", "cappuccino", "cafe", "café", "breakfast", "brunch", "croissant", "bakery", "cake", "cookie", "food", "pasta", "pizza", "salad", "soup", "plate", "table", "flat lay", "tea", "recipe", "dinner", "lunch", "bread"]),
        (Motif.StillLife, ["product", "perfume", "cosmetic", "skincare", "bottle", "candle", "vase", "still life", "shoe", "sneaker", "podium", "studio", "jewelry", "luxury", "spa", "ceramic", "furniture", "interior", "lemon", "fruit", "orange"]),
        (Motif.Forest, ["forest", "woods", "jungle", "rainforest", "pine", "redwood"]),
        (Motif.City, ["city", "skyline", "urban", "street", "downtown", "skyscraper", "architecture", "building", "office", "tokyo", "berlin", "paris", "london", "york", "neon", "cyberpunk"]),
        (Motif.Sea, ["sea", "ocean", "beach", "wave", "coast", "island", "sail", "boat", "surf", "harbor", "harbour", "pool", "palm", "lighthouse"]),
        (Motif.Botanical, ["flower", "floral", "botanical", "leaf", "leaves", "plant", "bouquet", "rose", "tulip", "blossom", "garden", "bloom", "herb", "fern", "wedding", "lavender"]),
        (Motif.Landscape, ["mountain", "hill", "valley", "landscape", "desert", "dune", "field", "snow", "lake", "sunset", "sunrise", "dawn", "night", "moon", "stars", "sky", "aurora", "hike", "alps", "meadow", "winter", "autumn", "vineyard", "travel"]),
    ];

    private static readonly Motif[] Free = [Motif.Landscape, Motif.Sea, Motif.Botanical, Motif.Geometry, Motif.StillLife];

    public bool Mentions(params ReadOnlySpan<string> words) => PromptWords.HasAny(Prompt, words);

    public static PaintBrief Read(string prompt, Dice dice)
    {
        var motif = Motifs.FirstOrDefault(entry => entry.Words.Any(word => PromptWords.Has(prompt, word)));
        return new PaintBrief(prompt, motif.Words is null ? dice.Pick(Free) : motif.Motif, Palettes.For(prompt, dice), StyleOf(prompt));
    }

    private static PaintStyle StyleOf(string prompt) =>
        PromptWords.HasAny(prompt, "minimalist", "minimal", "flat colours", "flat colors", "negative space", "flat design") ? PaintStyle.Minimal
        : PromptWords.HasAny(prompt, "painterly", "artistic", "brush stroke", "oil painting", "watercolor", "watercolour", "impressionist") ? PaintStyle.Artistic
        : PromptWords.HasAny(prompt, "vibrant", "saturated", "vivid", "bold", "neon", "colorful", "colourful") ? PaintStyle.Vibrant
        : PromptWords.HasAny(prompt, "photorealistic", "photograph", "photo", "photographic", "realistic", "natural light", "candid", "cinematic") ? PaintStyle.Photographic
        : PaintStyle.Illustration;
}
