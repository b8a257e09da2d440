using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

public sealed class ValidatingDocumentsTests
{
    private static readonly Schema Schema = SchemaBuilder.BuildFrom("""
        type Query { user: User pick(in: Pick, old: Int @deprecated): Int sum(of: [Int]): Int }
        type User { id: ID! friends: [User!]! friend(name: String): User a: Int b: Int }
        input Pick @oneOf { a: Int b: String }
        """);

    private static readonly Schema Subscribing = SchemaBuilder.BuildFrom("type Query { a: Int } type Subscription { a: Int b: Int }");

    [Fact]
    public void OperationWithoutRootType_IsRefused() => Assert.Contains("does not define the Mutation root type", ErrorText.OfRequest(Schema, "mutation { a }"), StringComparison.Ordinal);

    [Theory]
    [InlineData("query($v: Int!) { pick(in: {a: $v}) }", true)]
    [InlineData("query($v: Int) { pick(in: {a: $v}) }", false)]
    [InlineData("query($v: Int = 1) { pick(in: {a: $v}) }", false)]
    public void VariableInOneOf_MustBeNonNull(string text, bool isValid) =>
        Assert.Equal(isValid, !ErrorText.OfRequest(Schema, text).Contains("must be non-null", StringComparison.Ordinal));

    [Theory]
    [InlineData("subscription { a }", true)]
    [InlineData("subscription { a @skip(if: false) }", false)]
    [InlineData("subscription { ...F @include(if: true) } fragment F on Subscription { a }", false)]
    [InlineData("subscription { a b }", false)]
    [InlineData("subscription { __typename }", false)]
    public void SubscriptionRoot_IsOnePlainField(string text, bool isValid) => Assert.Equal(isValid, ErrorText.OfRequest(Subscribing, text) == "[]");

    [Fact]
    public void Errors_StopAtFive_AndLocationsToo()
    {
        var fields = string.Join(" ", Enumerable.Range(0, 20).Select(static index => $"x{index}"));
        var arguments = string.Join(", ", Enumerable.Repeat("name: \"x\"", 20));

        Assert.Equal(5, ErrorCount("{ user { " + fields + " } }"));
        Assert.Equal(5, ErrorText.OfRequest(Schema, "{ user { friend(" + arguments + ") { id } } }").Split("\"line\"").Length - 1);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void FieldBelowItself_IsAllowedThreeTimes(int depth, bool isValid)
    {
        var text = "{ user { " + string.Concat(Enumerable.Repeat("friends { ", depth)) + "id" + new string('}', depth + 2);

        Assert.Equal(isValid, !ErrorText.OfRequest(Schema, text).Contains("HC0087", StringComparison.Ordinal));
    }

    [Fact]
    public void FieldBelowItself_ThroughFragments_IsCounted() => Assert.Contains(
        "\"path\":[\"user\",\"friends\",\"friends\",\"friends\"],\"extensions\":{\"code\":\"HC0087\"}",
        ErrorText.OfRequest(Schema, "{ user { ...A } } fragment A on User { friends { ...B } } fragment B on User { friends { friends { friends { id } } } }"),
        StringComparison.Ordinal);

    [Fact]
    public void FieldCycleLimit_CanBeSetByCoordinate()
    {
        var options = new ValidationOptions { FieldCycleLimits = { ["User.friends"] = 1 } };

        Assert.Contains("HC0087", ErrorText.OfRequest(Schema, "{ user { friends { friends { id } } } }", options), StringComparison.Ordinal);
    }

    [Fact]
    public void StandardIntrospection_PassesEveryBudget()
    {
        const string type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }";
        var text = $$"""
            { __schema { description queryType { name } types { kind name fields(includeDeprecated: true) { name args(includeDeprecated: true) { name type { {{type}} } } type { {{type}} } }
              inputFields { name type { {{type}} } } interfaces { {{type}} } enumValues { name } possibleTypes { {{type}} } } directives { name isRepeatable args { name } locations } } }
            """;

        Assert.Equal("[]", ErrorText.OfRequest(Schema, text));
    }

    [Fact]
    public void ExecutionDepth_WhenLimited_IsReported() => Assert.Contains(
        "\"allowedExecutionDepth\":2,\"detectedExecutionDepth\":3",
        ErrorText.OfRequest(Schema, "{ user { friends { id } } }", new ValidationOptions { MaxAllowedExecutionDepth = 2 }),
        StringComparison.Ordinal);

    [Fact]
    public void FragmentBomb_IsRefused()
    {
        var bomb = string.Concat(Enumerable.Range(0, 30).Select(static index => $"fragment F{index} on User {{ ...F{index + 1} ...F{index + 1} }} "));

        Assert.Contains("more than 1000 fragments", ErrorText.OfRequest(Schema, "{ user { ...F0 } } " + bomb + "fragment F30 on User { id }"), StringComparison.Ordinal);
    }

    [Fact]
    public void FragmentChain_TooLongForTheStack_IsRefused()
    {
        var chain = string.Concat(Enumerable.Range(0, 20_000).Select(static index => $"fragment F{index} on User {{ ...F{index + 1} }} "));

        Assert.Contains("more than 1000 fragments", ErrorText.OfRequest(Schema, "{ user { ...F0 } } " + chain + "fragment F20000 on User { id }"), StringComparison.Ordinal);
    }

    [Fact]
    public void FragmentChain_BelowASubscription_IsRefused()
    {
        var chain = string.Concat(Enumerable.Range(0, 200_000).Select(static index => $"fragment F{index} on Subscription {{ ...F{index + 1} }} "));

        Assert.Contains("more than 1000 fragments", ErrorText.OfRequest(Subscribing, "subscription { ...F0 } " + chain + "fragment F200000 on Subscription { a }"), StringComparison.Ordinal);
    }

    [Fact]
    public void FragmentsFullOfBraces_NestTooDeep()
    {
        var (open, close) = (string.Concat(Enumerable.Repeat("... {", 190)), new string('}', 190));
        var chain = string.Concat(Enumerable.Range(0, 10).Select(index => $"fragment F{index} on Query {{ {open} ...F{index + 1} {close} }} "));

        Assert.Contains("nest deeper than 500 selection sets", ErrorText.OfRequest(Schema, "{ ...F0 } " + chain + "fragment F10 on Query { user { id } }"), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyOperations_SharingOneFragmentFullOfVariables_AreRefused()
    {
        var operations = string.Concat(Enumerable.Range(0, 1_000).Select(static index => $"query Q{index}($v: Int) {{ ...F }} "));
        var variables = string.Concat(Enumerable.Repeat("$v ", 200));

        Assert.Contains("uses variables too often", ErrorText.OfRequest(Schema, $"{operations} fragment F on Query {{ sum(of: [{variables}]) }}"), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyOperations_SharingManyFragments_AreRefused()
    {
        var operations = string.Concat(Enumerable.Range(0, 5_000).Select(static index => $"query Q{index} {{ user {{ ...F0 }} }} "));
        var chain = string.Concat(Enumerable.Range(0, 500).Select(static index => $"fragment F{index} on User {{ ...F{index + 1} }} "));

        var errors = new DocumentValidator(new ValidationOptions()).Validate(
            Schema, GraphQL.Language.Utf8GraphQLParser.Parse(operations + chain + "fragment F500 on User { id }", GraphQL.Language.ParserOptions.Unlimited)).Errors;

        Assert.Equal("The fragments of the document expand to too many fields.", Assert.Single(errors).Message);
    }

    [Fact]
    public void LargeFragment_SpreadOften_IsRefused()
    {
        var fields = string.Concat(Enumerable.Range(0, 1_500).Select(static index => $"x{index}: id "));
        var spreads = string.Concat(Enumerable.Range(0, 500).Select(static index => $"... on User {{ ...F }} "));

        Assert.Contains("expand to too many fields", ErrorText.OfRequest(Schema, $"{{ user {{ {spreads} }} }} fragment F on User {{ {fields} }}"), StringComparison.Ordinal);
    }

    [Fact]
    public void NameOfAMegabyte_IsNotSentBack() =>
        Assert.True(ErrorText.OfRequest(Schema, "{ " + new string('x', 1_000_000) + " }").Length < 10_000);

    [Fact]
    public void MergeBomb_IsRefused()
    {
        var fields = string.Concat(Enumerable.Repeat("friend { id } ", 900));

        Assert.Contains("HC0107", ErrorText.OfRequest(Schema, "{ user { " + fields + " } }"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneField_Repeated2000Times_IsNoBomb() =>
        Assert.Equal("[]", ErrorText.OfRequest(Schema, "{ user { " + string.Concat(Enumerable.Repeat("id ", 2000)) + " } }"));

    [Fact]
    public void DeepConflicts_BetweenFragments_AreFoundWithinTheBudget()
    {
        var fragments = string.Concat(Enumerable.Range(0, 300).Select(static index => $"fragment F{index} on User {{ x: {(index % 2 == 0 ? "a" : "b")} }} "));
        var spreads = string.Concat(Enumerable.Range(0, 300).Select(static index => $"...F{index} "));

        Assert.Contains("cannot be merged", ErrorText.OfRequest(Schema, "{ user { " + spreads + " } } " + fragments), StringComparison.Ordinal);
    }

    [Fact]
    public void DeprecatedArgument_IsRefusedOnlyOnRequest()
    {
        Assert.Equal("[]", ErrorText.OfRequest(Schema, "{ pick(old: 1) }"));
        Assert.Contains("`old` is deprecated", ErrorText.OfRequest(Schema, "{ pick(old: 1) }", new ValidationOptions { AllowDeprecated = false }), StringComparison.Ordinal);
    }

    private static int ErrorCount(string text) => ErrorText.OfRequest(Schema, text).Split("\"message\"").Length - 1;
}
