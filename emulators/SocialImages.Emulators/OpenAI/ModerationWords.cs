using System.Text.RegularExpressions;

namespace SocialImages.Emulators.OpenAI;

/// <summary>The whole of the emulated judgement: a category is flagged when one of its words stands in the text.</summary>
internal static class ModerationWords
{
    public static IReadOnlyList<string> AllCategories { get; } =
    [
        "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent",
        "self-harm", "self-harm/intent", "self-harm/instructions", "sexual", "sexual/minors", "violence", "violence/graphic",
    ];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["harassment"] = ["humiliate", "humiliating", "bullying"],
        ["harassment/threatening"] = ["threaten to hurt", "death threat"],
        ["hate"] = ["racist", "hate speech"],
        ["hate/threatening"] = ["ethnic cleansing", "genocide"],
        ["illicit"] = ["cocaine", "heroin", "counterfeit money"],
        ["illicit/violent"] = ["pipe bomb", "build a bomb"],
        ["self-harm"] = ["suicide", "self-harm", "cutting wrists"],
        ["self-harm/intent"] = ["kill myself", "end my life"],
        ["self-harm/instructions"] = ["how to commit suicide"],
        ["sexual"] = ["nude", "naked", "porn", "pornographic", "erotic"],
        ["sexual/minors"] = ["sexualized child", "sexualised child"],
        ["violence"] = ["murder", "massacre", "stabbing", "execution scene", "gore", "gory", "beheading"],
        ["violence/graphic"] = ["gore", "gory", "beheading", "mutilated", "dismembered"],
    };

    private static readonly Dictionary<string, Regex> Patterns = Words.ToDictionary(
        pair => pair.Key,
        pair => new Regex($@"\b({string.Join('|', pair.Value.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    public static IEnumerable<string> Categories(string text) => AllCategories.Where(category => Patterns[category].IsMatch(text));
}
