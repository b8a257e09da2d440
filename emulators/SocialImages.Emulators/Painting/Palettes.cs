namespace SocialImages.Emulators.Painting;

/// <summary>Moods by the words that call for them; the first that fits wins.</summary>
internal static class Palettes
{
    private static readonly (string[] Words, Palette Palette)[] Moods =
    [
        (["sunset", "dusk", "golden hour", "evening", "twilight"], Palette.Of("sunset", "3b2a5c c4527a ffb168 fff0c2 b5648a 2a1a3e ff7a59 ffd08a fbe9d7")),
        (["sunrise", "dawn", "morning", "breakfast"], Palette.Of("dawn", "7fa8d6 f2c5c0 ffe3b8 fff6df a3a4c9 3d4a6b f08a7e f7c873 fdf3e6")),
        (["neon", "cyberpunk", "party", "club", "concert"], Palette.Of("neon", "0d0a2c 3c1361 c0267e 7af5ff 512a83 0a0718 ff2e93 22e1ff 1a1238")),
        (["aurora", "northern lights"], Palette.Of("aurora", "071528 0e3a4a 2f8f7b d9fff2 1d4a5c 05101c 5dffb3 b48cff 0e2233")),
        (["night", "moon", "stars", "starry", "midnight", "galaxy", "milky way"], Palette.Of("night", "0a1230 1e2c63 5a6bb0 f4f1de 33427f 060a1c f2c14e 8aa5ff 141c3d")),
        (["snow", "winter", "ice", "christmas", "ski", "frost", "arctic"], Palette.Of("winter", "6f9cc4 b7d2e8 f3f1f4 fff8e7 9db8d3 2f4a63 d8434e 4f7f74 f2f6fa")),
        (["autumn", "fall", "pumpkin", "harvest", "thanksgiving", "october"], Palette.Of("autumn", "8fb0b8 e8cfa0 f7b267 fff1cf b5763d 43241a d1495b edae49 f8ecd9")),
        (["desert", "dune", "sahara", "canyon", "safari"], Palette.Of("desert", "4f8fb8 bcd3d0 fbd9a5 fff4d6 d79a66 7a3f2b e26d4f f2b872 fae8cf")),
        (["alps", "mountain", "peak", "hike", "hiking", "glacier", "fjord"], Palette.Of("alpine", "3f7fb5 9cc6e0 f3ead8 fff8e4 7d9bb8 1f3b45 e8744f 6f9468 eef2f1")),
        (["beach", "tropical", "summer", "island", "palm", "pool", "holiday", "vacation"], Palette.Of("tropical", "1f9fd0 7fd3e0 d9f4ea fff7d1 4fb3bf 0f5e63 ff7f6b ffd166 fff4e0")),
        (["sea", "ocean", "wave", "coast", "lake", "harbor", "harbour", "sail", "boat", "surf", "water"], Palette.Of("sea", "2f6f9f 86bcd4 e6efe6 fff6dc 5a93ad 0f3a52 ee7b5b f4c95d eff4f0")),
        (["forest", "jungle", "woods", "pine", "rainforest", "moss", "fern"], Palette.Of("forest", "86a8a0 bfd0b4 eef0d2 fffbe0 7f9f8a 12332b e0a458 5f8f5a f0f1e1")),
        (["coffee", "espresso", "latte", "cappuccino", "cafe", "café", "chocolate", "bakery", "croissant", "bread", "cocoa"], Palette.Of("coffee", "d8bfa4 e8d6c1 f6eadb fff7ea b08968 3b2418 b5533c 7f9172 f3e8da")),
        (["lavender", "purple", "violet", "lilac"], Palette.Of("lavender", "7d7fc4 c6b4e3 fbe3ec fff5e6 9a86c4 3a2d63 b565c9 f2b5d4 f6f0fa")),
        (["spring", "blossom", "flower", "floral", "bloom", "rose", "garden", "wedding", "tulip", "pastel", "cherry"], Palette.Of("spring", "9cc5e4 dcebf2 fdeef0 fffbe8 a7c4a0 2f5d50 f26d85 f9c74f fdf5ef")),
        (["city", "urban", "skyline", "street", "downtown", "architecture", "skyscraper", "office", "building"], Palette.Of("city", "29416f 7d88b4 f5b895 fff1cc 6d79a8 161f3d ffb454 f0646c eceef4")),
        (["fruit", "lemon", "orange", "citrus", "juice", "salad", "vegan", "food", "pasta", "pizza", "healthy"], Palette.Of("fresh", "8ccfc0 cfe9d8 fdf6dc fffbe6 8dbf7f 2c5439 f4743b f6c453 fbf7ea")),
        (["product", "perfume", "cosmetic", "skincare", "fashion", "luxury", "jewelry", "shoe", "bottle", "candle", "spa"], Palette.Of("studio", "d9b8a8 ecd3c5 f9ebe1 fffaf2 c99b86 6b4335 c8684f 8a9a7b f7ebe2")),
        (["rain", "storm", "fog", "mist", "cloudy", "grey", "gray"], Palette.Of("mist", "6c7f8d a7b5bb dfe3df fdfcf2 8496a0 24343d d9795d b7c4a5 eef0ee")),
    ];

    private static readonly Palette[] Free =
    [
        Palette.Of("clay", "d7a98c ecc9b0 fae6d4 fff6e6 bb7f66 5b2f2a c8553d 588b8b f8ece1"),
        Palette.Of("mint", "5fa8a0 a9d6c9 eaf6e4 fffce8 6f9f9a 17424a f28f3b c8553d f0f7f0"),
        Palette.Of("dusty", "5c6b9c a9a3c9 f4cfc6 fff2dc 7d7fab 232a4d ef8275 f6bd60 f3eef2"),
        Palette.Of("ochre", "4c7f93 b6c7b9 f5e0ad fff6d8 9c8f63 2d3a3a d98324 a63d40 f8f0dc"),
        Palette.Of("berry", "6a4c93 b47eb3 ffd5c2 fff3e2 8a5fa3 2b1b45 ff595e ffca3a f9eef3"),
    ];

    public static Palette For(string prompt, Dice dice)
    {
        var found = Moods.FirstOrDefault(mood => mood.Words.Any(word => PromptWords.Has(prompt, word))).Palette;
        return (found ?? dice.Pick(Free)).Varied(dice);
    }
}
