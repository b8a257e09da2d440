using System.Text.RegularExpressions;

namespace SocialImages.Domain.Generations.Prompts;

/// <summary>
/// Takes from a text what would steer the service instead of describing a picture: characters nobody sees, providers'
/// parameters, the marks of chat formats, addresses that a provider would fetch, and orders to a language model. The
/// words that are left mean what a reader sees. Doing it twice changes nothing.
/// </summary>
internal static partial class PromptText
{
    private const int Timeout = 1000;

    // Marks hidden in marks come to light one layer a turn; whoever needs more of them is not describing a picture.
    private const int MaxLayers = 16;

    public static string Neutralize(string text)
    {
        var seen = HiddenCharacters.Remove(text);
        for (var layer = 0; layer < MaxLayers; layer++)
        {
            var next = Once(seen);
            if (next == seen) return seen;
            seen = next;
        }

        return Once(AnyMark().Replace(seen, " "));
    }

    private static string Once(string text)
    {
        var plain = Address().Replace(text, " ");
        plain = ChatMark().Replace(plain, " ");
        plain = RoleMark().Replace(plain, "$1");
        plain = OrdersToModels.Remove(plain);
        plain = ExtraNetwork().Replace(plain, "$1");
        plain = KnownParameter().Replace(plain, " ");
        plain = Dashes().Replace(plain, "$1");
        plain = Weight().Replace(plain, ": ");
        plain = plain.Replace('{', '(').Replace('}', ')');
        return ManyBlankLines().Replace(ManySpaces().Replace(plain, " "), "\n\n").Trim();
    }

    [GeneratedRegex(@"\b(?:https?|ftp|file|data|blob|gopher)://?\S+|\bdata:image/\S+|\bwww\.\S+", RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex Address();

    // ChatML, Llama and similar templates: <|im_start|>, [INST], <<SYS>>, ### Instruction:
    [GeneratedRegex(@"<\|[^|<>]{0,40}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|user|instructions?|prompt|developer)>|^[ \t]*#{2,}[ \t]*(?:system|instructions?|response|input)\b:?", RegexOptions.IgnoreCase | RegexOptions.Multiline, Timeout)]
    private static partial Regex ChatMark();

    [GeneratedRegex(@"(^|\n)[ \t]*(?:system|assistant|developer|user)[ \t]*:[ \t]*", RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex RoleMark();

    // Any name: extensions bring their own, such as <segment:face>.
    [GeneratedRegex(@"<\w{1,40}:((?>[^:<>]*))(?>[^<>]*)>", RegexOptions.None, Timeout)]
    private static partial Regex ExtraNetwork();

    // Midjourney's, and what clients of Stable Diffusion take from prompts. The value goes with the name only where its form is certain.
    [GeneratedRegex(
        @"(?<=^|\s)(?:--|[\u2014\u2013])(?:(?:ar|aspect)[ \t]+\d+(?:\.\d+)?:\d+(?:\.\d+)?|style[ \t]+(?:raw|cute|expressive|scenic|original)\b|(?:v|version|niji|s|stylize|c|chaos|w|weird|q|quality|iw|sw|cw|ow|seed|stop|r|repeat|exp|steps|cfg|width|height|n|b|batch|size)[ \t]+\d+(?:[.x]\d+)*\b|(?:sref|cref|oref|p|profile|video|tile|raw|fast|turbo|relax|draft|hd|niji|public|stealth)\b)",
        RegexOptions.IgnoreCase,
        Timeout)]
    private static partial Regex KnownParameter();

    // Any other option: its dashes go, its words stay and are no option any more.
    [GeneratedRegex(@"(^|\s)(?:-{2,}|[\u2014\u2013])(?=\p{L})", RegexOptions.None, Timeout)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"::[ \t]*-?\d*\.?\d*", RegexOptions.None, Timeout)]
    private static partial Regex Weight();

    [GeneratedRegex(@"[<>|{}\[\]#]|-{2,}|:{2,}", RegexOptions.None, Timeout)]
    private static partial Regex AnyMark();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.None, Timeout)]
    private static partial Regex ManySpaces();

    [GeneratedRegex(@"\s*\n\s*\n\s*", RegexOptions.None, Timeout)]
    private static partial Regex ManyBlankLines();
}
