using System.Text;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Tests.Validation.Oracle;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

/// <summary>Random documents, sound and damaged, get the verdict graphql-js gives them.</summary>
public sealed class JudgingLikeTheReferenceImplementationTests
{
    private const int Seed = 20261121;
    private const int Documents = 6000;

    private const string Sdl = """
        directive @onField on FIELD
        directive @mark(note: String) repeatable on FIELD | FRAGMENT_SPREAD | QUERY
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name(upper: Boolean = false, length: Int!): String }
        type Cat implements Named & Node { id: ID! name(upper: Boolean = false, length: Int!): String lives: Int friend: Pet size: Float color: Color! }
        type Dog implements Named & Node { id: ID! name(upper: Boolean = false, length: Int!): String lives: Int! friend: Named size: Int color: Color tags(first: Int, like: [String!]): [String!]! }
        type Stone implements Node { id: ID! weight: Float size: [Int] }
        union Pet = Cat | Dog
        union Thing = Stone | Cat
        enum Color { RED GREEN BLUE }
        input Box { width: Int! height: Int = 1 label: String inner: Box colors: [Color!] grid: [[Int!]!] }
        input Pick @oneOf { id: ID box: Box name: String numbers: [Int!] }
        type Query {
          pet(id: ID!): Pet
          things(first: Int = 10, in: Box): [Thing!]!
          node(pick: Pick!): Node
          named(color: Color = RED, ids: [ID!]): [Named]
          matrix(rows: [[Int]]): [[Float!]]
          self: Query
        }
        type Mutation { paint(box: Box!, color: Color!): Thing add(numbers: [Int!]!): Int }
        type Subscription { painted(id: ID): Thing ticks: Int }
        """;

    private static readonly Schema Schema = SchemaBuilder.BuildFrom(Sdl);

    private static readonly string[] Budgets =
        [nameof(FragmentVisitsRule), nameof(IntrospectionDepthRule), nameof(FieldCycleDepthRule), nameof(ExecutionDepthRule), nameof(IntrospectionRule), nameof(NoDeprecatedRule)];

    [Fact]
    public void RandomDocuments_GetTheSameVerdict()
    {
        var texts = Generate();
        using var oracle = ReferenceImplementation.Start(Sdl);

        var theirs = oracle.Judge(texts);

        var differences = texts.Zip(theirs).Select(static pair => Difference(pair.First, pair.Second)).OfType<string>().ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} differences\n{string.Join("\n---\n", differences.Take(20))}");
        // The generator must reach every verdict often, or the comparison says little.
        Assert.All(["valid", "invalid", "syntax"], verdict => Assert.True(theirs.Count(their => their.Verdict == verdict) > Documents / 20, verdict));
    }

    private static string[] Generate()
    {
        var random = new Random(Seed);
        var texts = new string[Documents];
        for (var index = 0; index < texts.Length; index++)
        {
            var text = index % 2 == 0 ? new SoundDocument(Schema, random).Write() : new RandomDocument(Schema, random).Write();
            texts[index] = index % 5 == 0 ? Damage.Apply(text, random) : text;
        }

        return texts;
    }

    private static string? Difference(string text, (string Verdict, string Detail) theirs)
    {
        var (verdict, detail) = Judge(text);
        return verdict == theirs.Verdict ? null : $"{text}\n ours {verdict} {detail}\n theirs {theirs.Verdict} {theirs.Detail}";
    }

    private static (string Verdict, string Detail) Judge(string text)
    {
        DocumentNode document;
        try
        {
            document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(text), ParserOptions.Unlimited);
        }
        catch (SyntaxException exception)
        {
            return ("syntax", $"{exception.Message} {exception.Line}:{exception.Column}");
        }

        var options = new ValidationOptions { MaxAllowedErrors = 50 };
        var rules = ExecutableRules.For(options, allowIntrospection: true).Where(static rule => !Budgets.Contains(rule.GetType().Name)).ToArray();
        var errors = new DocumentValidator(options).Validate(Schema, document, rules).Errors;
        return (errors.Count == 0 ? "valid" : "invalid", string.Join(" | ", errors.Select(static error => error.Message)));
    }
}
