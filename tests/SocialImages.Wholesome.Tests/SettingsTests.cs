using System.Text.RegularExpressions;

namespace SocialImages.Wholesome.Tests;

/// <summary>A setting is read, documented in docs/operations.md and listed in .env.example, or it is not a setting.</summary>
public sealed partial class SettingsTests
{
    // Read by scripts, or meant for the machine rather than the product.
    private static readonly HashSet<string> OfScripts = ["PORT", "EMULATORS_PORT", "DATA_DIR"];
    private static readonly HashSet<string> OfTheMachine = ["ASPNETCORE_ENVIRONMENT", "LIBVIPS_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH"];

    [Fact]
    public void SettingsRead_AreDocumented() =>
        Findings.None("Read by the product, but missing in the table of docs/operations.md", Read().Except(Documented()).Except(OfTheMachine));

    [Fact]
    public void DocumentedSettings_AreRead()
    {
        var code = string.Concat(Repository.Product.Select(source => source.Text));
        Findings.None("Documented, but no source of the product names it", Documented().Except(OfScripts)
            .Where(setting => !code.Contains($"\"{setting}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Example_ListsTheDocumentedSettings()
    {
        var listed = ExampleLine().Matches(Repository.Read(".env.example")).Select(match => match.Groups[1].Value).ToHashSet();
        Findings.None("In the table of docs/operations.md, but not in .env.example", Documented().Except(listed));
        Findings.None("In .env.example, but not in the table of docs/operations.md", listed.Except(Documented()));
    }

    private static IEnumerable<string> Read() => Repository.Sources
        .Where(source => source.IsIn("src"))
        .SelectMany(source => ReadSetting().Matches(source.Text)).Select(match => match.Groups[1].Value).Distinct();

    private static HashSet<string> Documented() =>
        [.. TableRow().Matches(Repository.Read("docs/operations.md")).SelectMany(row => Name().Matches(row.Groups[1].Value)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("(?:GetEnvironmentVariable\\(|GetValue<[^>]+>\\(|[sS]ettings, |[cC]onfiguration, |[sS]ettings\\[|[cC]onfiguration\\[|GetSection\\()\"([A-Z][A-Z0-9_]{3,})\"")]
    private static partial Regex ReadSetting();

    [GeneratedRegex("^\\| *(`[A-Z][A-Z0-9_]+`(?:[ ,·]+`[A-Z][A-Z0-9_]+`)*) *\\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`([A-Z][A-Z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("^#? ?([A-Z][A-Z0-9_]+)=", RegexOptions.Multiline)]
    private static partial Regex ExampleLine();
}
