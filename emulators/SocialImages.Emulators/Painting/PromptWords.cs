namespace SocialImages.Emulators.Painting;

internal static class PromptWords
{
    /// <summary>Whether the word, or its plural, stands in the prompt as a word of its own.</summary>
    public static bool Has(string prompt, string word)
    {
        for (var at = prompt.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = prompt.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (end < prompt.Length && prompt[end] is 's' or 'S') end++;
            var startsAlone = at == 0 || !char.IsLetter(prompt[at - 1]);
            var endsAlone = end >= prompt.Length || !char.IsLetter(prompt[end]);
            if (startsAlone && endsAlone) return true;
        }

        return false;
    }

    public static bool HasAny(string prompt, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Has(prompt, word)) return true;
        return false;
    }
}
