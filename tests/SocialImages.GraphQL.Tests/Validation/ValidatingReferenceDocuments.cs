using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

/// <summary>Each vector names one rule: that rule's errors must stand where the reference implementation puts them.</summary>
public sealed class ValidatingReferenceDocuments
{
    private const string File = "graphqljs-validation.json";

    // Vectors in which Hot Chocolate, whose errors we keep to, differs from the reference implementation.
    private static readonly Dictionary<string, string> Exceptions = [];

    private static readonly Dictionary<string, Schema> Schemas = [];

    [Fact]
    public void AllVectors_AreThere() => Assert.Equal(536, ReferenceVectors.Read(File).Length);

    [Theory]
    [InlineData("doc", 430)]
    [InlineData("sdl", 106)]
    public void EachVector_HasTheRulesErrorsAtTheSamePlaces(string kind, int count)
    {
        var vectors = ReferenceVectors.Read(File).Where(vector => Text(vector, "kind") == kind).ToArray();
        Assert.Equal(count, vectors.Length);

        var failures = vectors.Select(Judge).OfType<string>().ToArray();

        Assert.True(failures.Length == 0, $"{failures.Length} failures\n{string.Join("\n\n", failures)}");
    }

    private static string? Judge(JsonElement vector)
    {
        var expected = Places(vector.GetProperty("expected").EnumerateArray());
        string[] actual;
        try
        {
            actual = Places(Text(vector, "kind") == "doc" ? ValidateDocument(vector) : ValidateSdl(vector));
        }
        catch (Exception exception)
        {
            actual = [exception.ToString()];
        }

        if (expected.SequenceEqual(actual) || Exceptions.ContainsKey(Text(vector, "test")!))
            return null;
        return $"{Text(vector, "rule")}: {Text(vector, "test")}\n{Text(vector, "text")}\n expected [{string.Join("; ", expected)}], was [{string.Join("; ", actual)}]";
    }

    private static IReadOnlyList<IError> ValidateDocument(JsonElement vector)
    {
        var options = new ValidationOptions { MaxAllowedErrors = int.MaxValue, MaxLocationsPerError = int.MaxValue };
        ConfigureFor(Text(vector, "rule")!, options);
        var rules = ExecutableRules.For(options, options.AllowIntrospection).Where(rule => rule.GetType().Name == RuleName(vector)).ToArray();
        Assert.Single(rules);
        var document = Utf8GraphQLParser.Parse(Text(vector, "text")!, ParserOptions.Unlimited);
        return new DocumentValidator(options).Validate(SchemaOf(vector)!, document, rules).Errors;
    }

    private static void ConfigureFor(string rule, ValidationOptions options)
    {
        options.AllowIntrospection = rule != "NoSchemaIntrospectionCustomRule";
        options.AllowDeprecated = rule != "NoDeprecatedCustomRule";
        options.MaxAllowedListRecursiveDepth = int.MaxValue;
        options.MaxAllowedIntrospectionListDepth = 2;
    }

    private static string RuleName(JsonElement vector) => Text(vector, "rule") switch
    {
        "NoSchemaIntrospectionCustomRule" => nameof(IntrospectionRule),
        "NoDeprecatedCustomRule" => nameof(NoDeprecatedRule),
        "MaxIntrospectionDepthRule" => nameof(IntrospectionDepthRule),
        var name => name!,
    };

    private static IReadOnlyList<IError> ValidateSdl(JsonElement vector)
    {
        var rule = SdlValidator.Rules[Text(vector, "rule")!.Replace("Rule", "", StringComparison.Ordinal)];
        return SdlValidator.Validate(Utf8GraphQLParser.Parse(Text(vector, "text")!, ParserOptions.Unlimited), SchemaOf(vector), [rule]);
    }

    private static Schema? SchemaOf(JsonElement vector)
    {
        if (Text(vector, "schema") is not { } text)
            return null;
        if (!Schemas.TryGetValue(text, out var schema))
            Schemas.Add(text, schema = new SchemaBuilder { AssumeValid = true }.AddDocument(Utf8GraphQLParser.Parse(text, ParserOptions.Unlimited)).Build());
        return schema;
    }

    private static string? Text(JsonElement vector, string name) => vector.GetProperty(name).GetString();

    private static string[] Places(IEnumerable<JsonElement> errors) => [.. errors
        .Select(static error => string.Join(" ", error.GetProperty("locations").EnumerateArray().Select(static place => $"{place.GetProperty("line")}:{place.GetProperty("column")}")))
        .Order(StringComparer.Ordinal)];

    private static string[] Places(IEnumerable<IError> errors) => [.. errors
        .Select(static error => string.Join(" ", error.Locations.Select(static place => $"{place.Line}:{place.Column}")))
        .Order(StringComparer.Ordinal)];
}
