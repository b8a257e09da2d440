using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

/// <summary>Each vector names one rule: that rule's errors must stand where the reference implementation puts them.</summary>
public sealed class ValidatingReferenceDocumentsTests
{
    private const string File = "graphqljs-validation.json";

    private const string EntryOnly = "Hot Chocolate reports the field that enters introspection, not each one below it";

    private const string NoSuchField = "it selects `types` of `__Type`, which FieldsOnCorrectType refuses; we measure depth of fields that exist";

    // Where Hot Chocolate, whose errors we keep to, or the final text of September 2025 differs from the reference implementation.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Validate: Anonymous operation must be alone multiple anon operations"] = "Hot Chocolate lets the first of several anonymous operations pass",
        ["Validate: Prohibit introspection queries reports error when a field with an introspection type is requested"] = EntryOnly,
        ["Validate: Prohibit introspection queries reports error when a field with an introspection type is requested and aliased"] = EntryOnly,
        ["Validate: Prohibit introspection queries reports error when using a fragment with a field with an introspection type"] = EntryOnly,
        ["Validate: Values of correct type Invalid oneOf input object value Exactly one nullable variable"] =
            "the final text has it under All Variable Usages Are Allowed, where we report it",
        ["Validate: Max introspection nodes rule 3 fields deep introspection query from __type"] = NoSuchField,
        ["Validate: Max introspection nodes rule 3 fields deep introspection query from multiple __type"] = NoSuchField,
    };

    private static readonly Dictionary<(string Text, bool RefusesScalars), Schema> Schemas = [];

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
        var names = RuleNames(vector);
        var rules = ExecutableRules.For(options, options.AllowIntrospection).Where(rule => names.Contains(rule.GetType().Name)).ToArray();
        Assert.Equal(names.Length, rules.Length);
        var document = Utf8GraphQLParser.Parse(Text(vector, "text")!, ParserOptions.Unlimited);
        var errors = new DocumentValidator(options).Validate(SchemaOf(vector)!, document, rules).Errors;
        return names.Contains(nameof(IntrospectionDepthRule)) ? [.. errors.Where(static error => error.Code == "HC0086")] : errors;
    }

    private static void ConfigureFor(string rule, ValidationOptions options)
    {
        options.AllowIntrospection = rule != "NoSchemaIntrospectionCustomRule";
        options.AllowDeprecated = rule != "NoDeprecatedCustomRule";
        options.MaxAllowedListRecursiveDepth = int.MaxValue;
        options.MaxAllowedIntrospectionListDepth = 2;
    }

    private static string[] RuleNames(JsonElement vector) => Text(vector, "rule") switch
    {
        "NoSchemaIntrospectionCustomRule" => [nameof(IntrospectionRule)],
        "NoDeprecatedCustomRule" => [nameof(NoDeprecatedRule)],
        "KnownArgumentNamesRule" => [nameof(KnownArgumentNamesRule), nameof(KnownArgumentNamesOnDirectivesRule)],
        "ProvidedRequiredArgumentsRule" => [nameof(ProvidedRequiredArgumentsRule), nameof(ProvidedRequiredArgumentsOnDirectivesRule)],
        // Depth is only measured where there are no cycles.
        "MaxIntrospectionDepthRule" => [nameof(NoFragmentCyclesRule), nameof(IntrospectionDepthRule)],
        var name => [name!],
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
        var refusesScalars = Text(vector, "test")!.Contains("custom scalar that returns undefined", StringComparison.Ordinal);
        if (!Schemas.TryGetValue((text, refusesScalars), out var schema))
            Schemas.Add((text, refusesScalars), schema = Build(Utf8GraphQLParser.Parse(text, ParserOptions.Unlimited), refusesScalars));
        return schema;
    }

    // The reference's custom scalars refuse every literal, which its SDL cannot say.
    private static Schema Build(DocumentNode document, bool refusesScalars)
    {
        var builder = new SchemaBuilder { AssumeValid = true }.AddDocument(document);
        foreach (var scalar in document.Definitions.OfType<ScalarTypeDefinitionNode>().Where(_ => refusesScalars))
            builder.AddScalar(new RefusingScalar(scalar.Name.Value));
        return builder.Build();
    }

    private static string? Text(JsonElement vector, string name) => vector.GetProperty(name).GetString();

    private static string[] Places(IEnumerable<JsonElement> errors) => [.. errors
        .Select(static error => string.Join(" ", error.GetProperty("locations").EnumerateArray().Select(static place => $"{place.GetProperty("line")}:{place.GetProperty("column")}")))
        .Order(StringComparer.Ordinal)];

    private static string[] Places(IEnumerable<IError> errors) => [.. errors
        .Select(static error => string.Join(" ", error.Locations.Select(static place => $"{place.Line}:{place.Column}")))
        .Order(StringComparer.Ordinal)];

    private sealed class RefusingScalar(string name) : ScalarType<string>(name)
    {
        public override bool TryParseLiteral(ValueNode literal, out string? value)
        {
            value = null;
            return false;
        }

        public override bool TryParseJson(JsonElement json, out ValueNode? literal)
        {
            literal = null;
            return false;
        }

        public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
    }
}
