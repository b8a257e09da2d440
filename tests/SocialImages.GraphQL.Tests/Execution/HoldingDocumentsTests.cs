using System.Text;
using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Execution.Caching;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>What a hostile client can make the server remember.</summary>
public sealed class HoldingDocumentsTests
{
    private readonly PreparedRequests _requests = new(
        new ExecutionSchema(
            SchemaBuilder.BuildFrom("type Query { user: User } type User { id: ID friend: User }"),
            [],
            new Dictionary<string, IReadOnlyList<AuthorizeAttribute>>(),
            new TypeConversion(new Dictionary<(Type, Type), Func<object, object?>>())),
        new DocumentValidator(new ValidationOptions()),
        new CostAnalyzer(new CostOptions()),
        ParserOptions.Default);

    [Fact]
    public void SmallDocument_IsPlannedOnce()
    {
        var first = Prepare("query A { user { id } } query B { user { friend { id } } }", "A");
        var again = Prepare("query A { user { id } } query B { user { friend { id } } }", "A");

        Assert.Same(first, again);
        Assert.Same(first.Plan(CoercedVariables.Empty.Values), again.Plan(CoercedVariables.Empty.Values));
        Assert.NotSame(first, Prepare("query A { user { id } } query B { user { friend { id } } }", "B"));
        Assert.Equal(1, _requests.Count);
    }

    [Fact]
    public void LargeText_IsForgotten()
    {
        Prepare("{ user { id } } #" + new string('x', 1_000_000));

        Assert.Equal(0, _requests.Count);
    }

    [Fact]
    public void ManyTexts_AreForgottenBeforeTheyFillTheMemory()
    {
        for (var i = 0; i < 300; i++)
            Prepare($"{{ a{i}: user {{ id }} }} #" + new string('x', 100_000));

        Assert.InRange(_requests.Count, 1, 40);
    }

    [Fact]
    public void ShortTextOfALargePlan_IsForgotten()
    {
        var users = string.Concat(Enumerable.Range(0, 90).Select(static index => $"a{index}: user {{ ...F }} "));
        var fields = string.Concat(Enumerable.Range(0, 1_000).Select(static index => $"b{index}: id "));

        Assert.NotNull(Prepare($"{{ {users} }} fragment F on User {{ {fields} }}"));
        Assert.Equal(0, _requests.Count);
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(1_900, 4)]
    public void ManyConditions_KeepAsManyPlansAsThereIsRoomFor(int fields, int plans)
    {
        var conditions = string.Concat(Enumerable.Range(0, 10).Select(static index => $"$c{index}: Boolean! "));
        var used = string.Concat(Enumerable.Range(0, 10).Select(static index => $"x{index}: user @skip(if: $c{index}) {{ id }} "));
        var more = string.Concat(Enumerable.Range(0, fields).Select(static index => $"y{index}: __typename "));
        var operation = Prepare($"query({conditions}) {{ {used} {more} }}");

        var kept = Enumerable.Range(0, 100).Count(outcome => ReferenceEquals(operation.Plan(Outcome(outcome)), operation.Plan(Outcome(outcome))));

        Assert.Equal(plans, kept);
    }

    private static Dictionary<string, ValueNode> Outcome(int bits) => Enumerable.Range(0, 10)
        .ToDictionary(static index => $"c{index}", index => (ValueNode)((bits >> index & 1) == 1 ? BooleanValueNode.True : BooleanValueNode.False));

    private PreparedOperation Prepare(string text, string? name = null)
    {
        var document = _requests.Document(Encoding.UTF8.GetBytes(text));
        Assert.Empty(document.Errors);
        return _requests.Operation(document, name);
    }
}
