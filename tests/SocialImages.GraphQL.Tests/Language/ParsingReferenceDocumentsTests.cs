using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Tests.Language;

public sealed class ParsingReferenceDocumentsTests
{
    private const string File = "graphqljs-parser.json";

    [Fact]
    public void AllVectors_AreThere() => Assert.Equal(94, ReferenceVectors.Read(File).Length);

    [Fact]
    public void EachVector_IsAcceptedOrRefusedAtTheSamePlace()
    {
        var failures = new List<string>();
        foreach (var vector in ReferenceVectors.Read(File))
        {
            if (Judge(vector) is { } difference)
                failures.Add($"{vector.GetProperty("test")}: {vector.GetProperty("text")}\n  {difference}");
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static string? Judge(JsonElement vector)
    {
        var expected = vector.GetProperty("ok").GetBoolean() ? "ok" : Locations(vector.GetProperty("locations"));
        var actual = Parse(vector.GetProperty("text").GetString()!, Options(vector));
        return expected == actual ? null : $"expected {expected}, was {actual}";
    }

    private static string Parse(string text, ParserOptions options)
    {
        try
        {
            Utf8GraphQLParser.Parse(text, options);
            return "ok";
        }
        catch (SyntaxException exception)
        {
            return $"{exception.Line}:{exception.Column}";
        }
    }

    private static ParserOptions Options(JsonElement vector)
    {
        if (!vector.TryGetProperty("options", out var options) || options.ValueKind != JsonValueKind.Object)
            return ParserOptions.Default;
        return new ParserOptions
        {
            MaxAllowedTokens = options.TryGetProperty("maxTokens", out var tokens) ? tokens.GetInt32() : int.MaxValue,
            AllowFragmentVariables = options.TryGetProperty("allowLegacyFragmentVariables", out var allow) && allow.GetBoolean(),
        };
    }

    private static string Locations(JsonElement locations) =>
        string.Join(" ", locations.EnumerateArray().Select(static place => $"{place.GetProperty("line")}:{place.GetProperty("column")}"));
}
