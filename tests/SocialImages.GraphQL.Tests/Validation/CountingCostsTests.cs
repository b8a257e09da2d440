using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Tests.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

public sealed class CountingCostsTests
{
    // Paging as Hot Chocolate declares it, with filters, an abstract type and lists inside.
    private static readonly Schema Schema = SchemaBuilder.BuildFrom("""
        type Query {
          images(first: Int, last: Int): ImagesConnection @listSize(assumedSize: 50, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 10, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
          filtered(where: Filter @cost(weight: "10")): [Image!]
          slow: Image @cost(weight: "10")
          strict(first: Int, last: Int): [Image!] @listSize(slicingArguments: ["first", "last"])
          fixed: [Image!] @listSize(assumedSize: 7)
          node: Node
        }
        type ImagesConnection { nodes: [Image!] edges: [Edge!] totalCount: Int! @cost(weight: "10") }
        type Edge { node: Image! cursor: String! }
        interface Node { id: ID! related(first: Int): Node }
        type Image implements Node { id: ID! url: String! tags: [String!]! related(first: Int): Node @cost(weight: "5") owner: Heavy }
        type Stone implements Node { id: ID! related(first: Int): Node }
        type Heavy @cost(weight: "3") { id: ID! }
        input Filter { and: [Filter!] url: StringFilter }
        input StringFilter { eq: String @cost(weight: "10") contains: String @cost(weight: "20") }
        """);

    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ images(first: 50) { nodes { id url } } }", 2, 52)]
    [InlineData("{ images { nodes { id } } }", 2, 12)]
    [InlineData("{ images(first: 50) { nodes { tags } } }", 52, 52)]
    [InlineData("{ images(first: 20) { edges { node { id } } totalCount } }", 32, 42)]
    [InlineData("{ images(first: -5) { nodes { id } } }", 2, 2)]
    [InlineData("{ slow { owner { id } } }", 11, 5)]
    [InlineData("{ fixed { id } }", 1, 8)]
    [InlineData("{ node { id ... on Image { related { id } } ... on Stone { related { id } } } }", 6, 3)]
    [InlineData("{ filtered(where: {and: [{url: {contains: \"a\"}}, {url: {eq: \"b\"}}]}) { id } }", 44, 2)]
    [InlineData("{ images(first: 50) { nodes { id } } images(first: 50) { nodes { owner { id } } } }", 52, 202)]
    [InlineData("{ images(first: 50) { ...C } } fragment C on ImagesConnection { nodes { id } }", 2, 52)]
    public void Operation_Costs(string text, double fieldCost, double typeCost) =>
        Assert.Equal(new OperationCost(fieldCost, typeCost), Evaluate(text, []));

    [Fact]
    public void Variables_DecideTheSize()
    {
        const string text = "query($n: Int = 5) { images(first: $n) { nodes { id } } }";

        Assert.Equal(32, Evaluate(text, new() { ["n"] = new IntValueNode(30) }).TypeCost);
        Assert.Equal(12, Evaluate(text, []).TypeCost);
    }

    [Fact]
    public void Variables_AreLookedInto()
    {
        var filter = new ObjectValueNode([new ObjectFieldNode("url", Utf8GraphQLParser.ParseValue("{contains: \"a\", eq: \"b\"}"))]);

        Assert.Equal(42, Evaluate("query($w: Filter) { filtered(where: $w) { id } }", new() { ["w"] = filter }).FieldCost);
    }

    [Fact]
    public void TwentyPages_ExceedTheTypeCost()
    {
        var pages = string.Concat(Enumerable.Range(0, 20).Select(static index => $"p{index}: images(first: 50) {{ nodes {{ id }} }} "));

        var error = new CostAnalyzer(new CostOptions()).Check(Evaluate("{ " + pages + " }", []));

        Assert.Equal("""[{"message":"The maximum allowed type cost was exceeded.","extensions":{"code":"HC0047","maxTypeCost":1000,"typeCost":1021}}]""", ErrorText.Of([error!]));
    }

    [Theory]
    [InlineData("{ users(first: 50) { friends(first: 50) { friends(first: 50) { __typename } } } }", 127_551)]
    [InlineData("{ users { friends { friends { __typename } } } }", 1_111)]
    public void NestedPages_MultiplyAndAreRefused(string text, double typeCost)
    {
        const string page = "(first: Int): [User] @listSize(assumedSize: 50, slicingArguments: [\"first\"], slicingArgumentDefaultValue: 10, requireOneSlicingArgument: false)";
        var schema = SchemaBuilder.BuildFrom($"type Query {{ users{page} }} type User {{ friends{page} }}");
        var document = Utf8GraphQLParser.Parse(text);
        var analyzer = new CostAnalyzer(new CostOptions());

        var cost = analyzer.Prepare(schema, document, (OperationDefinitionNode)document.Definitions[0]).Evaluate(CoercedVariables.Empty.Values);

        Assert.Equal(typeCost, cost.TypeCost);
        Assert.Equal("HC0047", analyzer.Check(cost)?.Code);
    }

    [Fact]
    public void CostBeyondAllNumbers_IsRefused()
    {
        // Forty pages of two thousand million in one another, and none of the outermost.
        const string page = "(first: Int): [T{0}] @listSize(slicingArguments: [\"first\"], requireOneSlicingArgument: false)";
        var types = string.Concat(Enumerable.Range(0, 40).Select(static i => $"type T{i} {{ id: ID next{page.Replace("{0}", $"{i + 1}", StringComparison.Ordinal)} }} "));
        var schema = SchemaBuilder.BuildFrom($"type Query {{ start{page.Replace("{0}", "0", StringComparison.Ordinal)} }} {types} type T40 {{ id: ID }}");
        var text = "{ a: start(first: 0) " + Endless() + " b: start(first: 0) { id } c: start(first: 1001) { id } }";
        var document = Utf8GraphQLParser.Parse(text);
        var analyzer = new CostAnalyzer(new CostOptions());

        analyzer.Evaluate(analyzer.Prepare(schema, document, (OperationDefinitionNode)document.Definitions[0]), CoercedVariables.Empty.Values, out var error);

        Assert.Equal("HC0047", error?.Code);

        static string Endless() => string.Concat(Enumerable.Repeat("{ next(first: 2147483647) ", 40)) + "{ id }" + new string('}', 40);
    }

    [Theory]
    [InlineData(10, 20, null)]
    [InlineData(600, 600, "HC0047")]
    public void VariableUsedOften_CountsEachTime(int uses, int items, string? code)
    {
        var urls = new ListValueNode([.. Enumerable.Repeat<ValueNode>(new ObjectValueNode([]), items)]);
        var filter = new ObjectValueNode([new ObjectFieldNode("and", urls)]);
        var text = "query($w: Filter) { filtered(where: {and: [" + string.Concat(Enumerable.Repeat("$w ", uses)) + "]}) { id } }";
        var analyzer = new CostAnalyzer(new CostOptions { MaxFieldCost = 1e6 });

        analyzer.Evaluate(Prepare(text), new Dictionary<string, ValueNode> { ["w"] = filter }, out var error);

        Assert.Equal(code, error?.Code);
        Assert.Equal(code is null ? null : "The arguments of the operation have too many values.", error?.Message);
    }

    [Fact]
    public void Limits_NotEnforced_PassEverything() =>
        Assert.Null(new CostAnalyzer(new CostOptions { EnforceCostLimits = false }).Check(new OperationCost(1e6, 1e6)));

    [Theory]
    [InlineData("{ strict(first: 1) { id } }", null)]
    [InlineData("{ strict { id } }", "HC0082")]
    [InlineData("{ strict(first: 1, last: 1) { id } }", "HC0082")]
    [InlineData("query($a: Int, $b: Int) { strict(first: $a, last: $b) { id } }", null)]
    public void StrictList_NeedsOneSlicingArgument(string text, string? code) => Assert.Equal(code, Prepare(text).Error?.Code);

    [Fact]
    public void AbstractTypes_NestedDeep_StaySmall()
    {
        var text = "{ node " + string.Concat(Enumerable.Repeat("{ related ", 60)) + "{ id }" + new string('}', 60) + " }";

        Assert.Equal(62, Evaluate(text, []).TypeCost);
    }

    [Fact]
    public void HotChocolatesModel_CountsTheDefaultPage()
    {
        var model = SchemaBuilder.BuildFrom(File.ReadAllText(System.IO.Path.Combine(ReferenceVectors.Root, "tests", "SocialImages.GraphQL.Tests", "Types", "HotChocolateModel.graphql")));
        var document = Utf8GraphQLParser.Parse("{ images { nodes { id owner { name } } } }");

        var cost = new CostAnalyzer(new CostOptions()).Prepare(model, document, (OperationDefinitionNode)document.Definitions[0]).Evaluate(CoercedVariables.Empty.Values);

        Assert.Equal(new OperationCost(10 + 1 + (20 * 10), 1 + 1 + (20 * 2)), cost);
    }

    private static OperationCost Evaluate(string text, Dictionary<string, ValueNode> variables) => Prepare(text).Evaluate(variables);

    private static CostPlan Prepare(string text)
    {
        var document = Utf8GraphQLParser.Parse(text);
        return new CostAnalyzer(new CostOptions()).Prepare(Schema, document, (OperationDefinitionNode)document.Definitions[0]);
    }
}
