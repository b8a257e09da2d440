namespace SocialImages.Wholesome.Tests;

internal static class Findings
{
    /// <summary>Passes when there are none; otherwise fails with the rule and every finding, one a line.</summary>
    public static void None(string rule, IEnumerable<string> findings)
    {
        var found = findings.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{rule} ({found.Count} found)\n  {string.Join("\n  ", found)}");
    }
}
