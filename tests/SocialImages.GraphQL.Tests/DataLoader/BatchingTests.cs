using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Tests.Execution;

namespace SocialImages.GraphQL.Tests.DataLoader;

public sealed class BatchingTests
{
    [Fact]
    public async Task Siblings_ShareOneBatchAndEachKeyIsLoadedOnce()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("{ persons(from: 4, count: 4) { boss { name } } }");

        Assert.Equal("""{"data":{"persons":[{"boss":{"name":"P2"}},{"boss":{"name":"P2"}},{"boss":{"name":"P3"}},{"boss":{"name":"P3"}}]}}""", answer);
        Assert.Equal(["persons 2 3"], schema.Journal.Lines);
    }

    [Fact]
    public async Task NestedLoaders_MakeOneBatchPerLevel()
    {
        await using var schema = TestSchema.Create();

        await schema.AskAsync("{ persons(from: 16, count: 4) { boss { boss { name letters { text } } } } }");

        Assert.Equal(["persons 8 9", "persons 4", "letters 4"], schema.Journal.Lines);
    }

    [Fact]
    public async Task LoadingAfterLoading_BatchesAgain()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("{ persons(from: 40, count: 8) { grandBossName } }");

        Assert.Contains("\"P10\"", answer, StringComparison.Ordinal);
        Assert.Equal(["persons 20 21 22 23", "persons 10 11"], schema.Journal.Lines);
    }

    [Fact]
    public async Task DifferentLoaders_AreDispatchedTogether()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("{ persons(from: 1, count: 2) { boss { name } letters { text } } }");

        Assert.Equal("""{"data":{"persons":[{"boss":{"name":"P0"},"letters":[]},{"boss":{"name":"P1"},"letters":[{"text":"a"},{"text":"b"}]}]}}""", answer);
        Assert.Equal(["letters 1 2", "persons 0 1"], schema.Journal.Lines.Order());
    }

    [Fact]
    public async Task FailedBatch_FailsItsFieldsAlone()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("{ persons(from: 1, count: 2) { name broken } }");

        Assert.EndsWith("""
            "data":{"persons":[{"name":"P1","broken":null},{"name":"P2","broken":null}]}}
            """.Trim(), answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_ShareOneBatch()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("{ nodes(ids: [\"UGVyc29uOjI=\", \"UGVyc29uOjM=\", \"UGVyc29uOjUwMA==\", \"bad!\"]) { id ... on Person { name } } }");

        Assert.Equal(
            """{"errors":[{"message":"The node ID string has an invalid format.","path":["nodes",3],"extensions":{"originalValue":"bad!"}}],"data":{"nodes":[{"id":"UGVyc29uOjI=","name":"P2"},{"id":"UGVyc29uOjM=","name":"P3"},null,null]}}""",
            answer);
        Assert.Equal(["persons 2 3 500"], schema.Journal.Lines);
    }

    [Fact]
    public async Task OutsideARequest_LoadersWorkToo()
    {
        await using var schema = TestSchema.Create();
        await using var scope = schema.Services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<IPersonByIdDataLoader>();

        var persons = await loader.LoadAsync([1, 2, 100]);

        Assert.Equal(["P1", "P2", null], persons.Select(static person => person?.Name));
    }
}
