using System.Text.RegularExpressions;

namespace SocialImages.Wholesome.Tests;

/// <summary>What the documents say is there.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void Links_LeadSomewhere() =>
        Findings.None("A link in a document leads nowhere", Repository.Named(".md")
            .SelectMany(path => Link().Matches(Repository.Read(path)).Select(match => (path, target: match.Groups[1].Value.Split('#')[0])))
            .Where(link => link.target.Length > 0 && !link.target.Contains(':', StringComparison.Ordinal) && !Repository.Has(Path.Combine(Path.GetDirectoryName(link.path)!, link.target)))
            .Select(link => $"{link.path}: {link.target}"));

    [Fact]
    public void Decisions_AreNumberedWithoutGaps()
    {
        var numbers = Repository.Files.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)[..4]).ToList();
        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => $"{number:D4}"), numbers);
    }

    [Fact]
    public void Readme_NamesEveryRoomOfTheWorkshop()
    {
        var readme = Repository.Read("README.md");
        Findings.None("README.md's list of rooms lacks one", Repository.Sources
            .Where(source => source.IsIn("src/SocialImages.Domain") && source.Room.Length > 0).Select(source => source.Room).Distinct()
            .Where(room => !readme.Contains($"**{room}**", StringComparison.Ordinal)));
    }

    [Fact]
    public void Operations_UseTheWordsOfTheSchema()
    {
        var schema = SchemaWord().Matches(Repository.Read("schema.graphql")).Select(match => match.Value).Concat(["query", "mutation", "subscription", "on", "fragment"]).ToHashSet();
        Findings.None("A GraphQL example uses a word that schema.graphql does not have", Repository.Named(".md")
            .SelectMany(path => Example().Matches(Repository.Read(path)).Select(match => (path, text: Literal().Replace(match.Groups[1].Value, ""))))
            .SelectMany(example => SchemaWord().Matches(example.text).Select(word => (example.path, word: word.Value)))
            .Where(used => !schema.Contains(used.word)).Select(used => $"{used.path}: {used.word}"));
    }

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"[^\"]*\"|#.*|\\$\\w+")]
    private static partial Regex Literal();

    [GeneratedRegex("[A-Za-z_]\\w*")]
    private static partial Regex SchemaWord();

    [GeneratedRegex("\\]\\(([^)\\s]+)\\)")]
    private static partial Regex Link();
}
