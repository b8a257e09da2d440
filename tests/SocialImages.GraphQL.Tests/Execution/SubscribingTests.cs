using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class SubscribingTests
{
    [Fact]
    public async Task EveryEvent_IsAnsweredWithServicesOfItsOwn()
    {
        await using var schema = TestSchema.Create();
        await using var stream = await schema.SubscribeAsync("subscription { onCount(to: 3) { name } }");

        var answers = await ReadAsync(stream);

        Assert.Equal(
            [
                """{"data":{"onCount":{"name":"P1"}}}""",
                """{"errors":[{"message":"two","path":["onCount"]}],"data":{"onCount":null}}""",
                """{"data":{"onCount":{"name":"P3"}}}""",
            ],
            answers);
        Assert.Equal(3, schema.Journal.Lines.Where(static line => line.StartsWith("thing", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal("source closed", Assert.Single(schema.Journal.Lines, static line => line.StartsWith("source", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LeavingEarly_ClosesTheSource()
    {
        await using var schema = TestSchema.Create();
        await using var stream = await schema.SubscribeAsync("subscription { onCount(to: 1000) { name } }");

        await foreach (var result in stream.ReadResultsAsync())
        {
            await result.DisposeAsync();
            break;
        }

        Assert.Contains("source closed", schema.Journal.Lines);
    }

    [Fact]
    public async Task Topic_IsMadeFromArguments()
    {
        await using var schema = TestSchema.Create();
        await using var stream = await schema.SubscribeAsync("subscription { onRoom(name: \"a\") }");
        var sender = schema.Services.GetRequiredService<ITopicEventSender>();
        await sender.SendAsync("room:b", "no");
        await sender.SendAsync("room:a", "yes");
        await sender.CompleteAsync("room:a");

        Assert.Equal(["""{"data":{"onRoom":"a yes"}}"""], await ReadAsync(stream));
    }

    [Fact]
    public async Task StreamThatIsNeverRead_GivesItsPlaceAtTheTopicBack()
    {
        await using var schema = TestSchema.Create();
        var topics = schema.Services.GetRequiredService<InMemoryTopics>();

        var stream = await schema.SubscribeAsync("subscription { onRoom(name: \"a\") }");
        Assert.Equal(1, topics.Count);
        await stream.DisposeAsync();

        Assert.Equal(0, topics.Count);
    }

    [Fact]
    public async Task FailingSource_IsARequestError()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync("subscription { onNothing }");

        Assert.Equal("""{"errors":[{"message":"closed today","path":["onNothing"]}]}""", answer);
    }

    private static async Task<List<string>> ReadAsync(ResponseStream stream)
    {
        var answers = new List<string>();
        await foreach (var result in stream.ReadResultsAsync())
        {
            answers.Add(TestSchema.Text(result));
            await result.DisposeAsync();
        }

        return answers;
    }
}
