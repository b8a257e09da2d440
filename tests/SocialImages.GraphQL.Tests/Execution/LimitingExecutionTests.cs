using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Tests.Transport;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class LimitingExecutionTests
{
    [Fact]
    public async Task SlowResolver_IsCancelledAtTheTimeout()
    {
        var time = new ManualTime();
        await using var schema = TestSchema.Create(addServices: services => services.AddSingleton<TimeProvider>(time));
        var answer = schema.AskAsync("{ blocked }");
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 1);

        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("""{"errors":[{"message":"The request exceeded the configured timeout of `00:00:30`.","extensions":{"code":"HC0045"}}]}""", await answer);
    }

    [Fact]
    public async Task AbortedRequest_IsCancelled()
    {
        await using var schema = TestSchema.Create();
        using var abort = new CancellationTokenSource();
        var answer = schema.AskAsync("{ blocked }", cancellationToken: abort.Token);
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 1);

        await abort.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task FullGate_LetsOthersWait()
    {
        await using var schema = TestSchema.Create(static builder => builder.ModifyRequestOptions(static options => options.MaxConcurrentExecutions = 1));
        var first = schema.AskAsync("{ blocked }");
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 1);
        var second = schema.AskAsync("{ __typename }");
        Assert.False(second.IsCompleted);

        schema.Journal.Blocker.SetResult();

        Assert.Equal("""{"data":{"blocked":"free"}}""", await first);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await second);
    }

    [Fact]
    public async Task WaitForAPlace_IsPartOfTheTime()
    {
        var time = new ManualTime();
        await using var schema = TestSchema.Create(
            static builder => builder.ModifyRequestOptions(static options => options.MaxConcurrentExecutions = 1),
            services => services.AddSingleton<TimeProvider>(time));
        using var abort = new CancellationTokenSource();
        var first = schema.AskAsync("{ blocked }", cancellationToken: abort.Token);
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 1);
        var second = schema.AskAsync("{ blocked }");
        time.Advance(TimeSpan.FromSeconds(20));
        await abort.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 2);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("HC0045", await second.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good")]
    [InlineData("lateGood")]
    public async Task LongNameInManyRows_IsNotAnswered(string field)
    {
        await using var schema = TestSchema.Create(static builder => builder.ModifyRequestOptions(static options => options.MaxResponseSize = 20_000));

        var answer = await schema.AskAsync($"{{ nest {{ list(count: 50) {{ {new string('a', 1_000)}: {field} }} }} }}");

        Assert.Equal("""{"errors":[{"message":"The response would have more than 20000 bytes.","extensions":{"code":"RESPONSE_TOO_LARGE"}}]}""", answer);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await schema.AskAsync("{ __typename }"));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("lateThrows")]
    public async Task FailureInManyRows_IsNotAnswered(string field)
    {
        await using var schema = TestSchema.Create(static builder => builder.ModifyRequestOptions(static options => options.MaxResponseErrors = 10));

        Assert.Equal(10, (await schema.AskAsync($"{{ nest {{ list(count: 10) {{ {field} }} }} }}")).Split("\"message\"").Length - 1);
        Assert.Equal(
            """{"errors":[{"message":"The response would have more than 10 errors.","extensions":{"code":"RESPONSE_TOO_LARGE"}}]}""",
            await schema.AskAsync($"{{ nest {{ list(count: 11) {{ {field} }} }} }}"));
    }

    [Fact]
    public async Task LongNameOfAFailure_IsCut()
    {
        await using var schema = TestSchema.Create();

        var answer = await schema.AskAsync($"{{ nest {{ {new string('a', 100_000)}: throws b: good }} }}");

        Assert.InRange(answer.Length, 100_000, 102_000);
        Assert.Contains("Unexpected Execution Error", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrictSlicing_IsDemandedBeforeExecution()
    {
        await using var schema = TestSchema.Create(static builder => builder.ModifyCostOptions(static options => options.EnforceCostLimits = true));

        Assert.Equal(
            """{"errors":[{"message":"Exactly one slicing argument must be defined.","locations":[{"line":1,"column":3}],"extensions":{"code":"HC0082"}}]}""",
            await schema.AskAsync("{ strictPages { nodes } }"));
        Assert.Equal("""{"data":{"strictPages":{"nodes":["a"]}}}""", await schema.AskAsync("{ strictPages(first: 1) { nodes } }"));
    }

    [Fact]
    public async Task ResolversThatWait_HaveServicesOfTheirOwn()
    {
        await using var schema = TestSchema.Create();

        using var answer = System.Text.Json.JsonDocument.Parse(await schema.AskAsync("{ a: ownThing b: ownThing c: sharedThing d: sharedThing }"));

        var data = answer.RootElement.GetProperty("data");
        var numbers = "abcd".Select(name => data.GetProperty(name.ToString()).GetInt32()).ToArray();
        Assert.Equal(3, numbers.Distinct().Count());
        Assert.Equal(numbers[2], numbers[3]);
        Assert.Equal(3, schema.Journal.Lines.Length);
    }

    [Fact]
    public async Task ScopeInitializer_HandsOnWhatTheRequestKnows()
    {
        await using var schema = TestSchema.Create(static builder =>
            builder.AddScopedServiceInitializer<ScopedThing>(static (request, own) => own.Tag = $"{request.Tag}+"));

        Assert.Equal("""{"data":{"ownTag":"+"}}""", await schema.AskAsync("{ ownTag }"));
    }

    [Fact]
    public async Task TimedOutResolver_GivesItsServicesBackWhenItEnds()
    {
        var time = new ManualTime();
        await using var schema = TestSchema.Create(addServices: services => services.AddSingleton<TimeProvider>(time));
        var answer = schema.AskAsync("{ stubborn }");
        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 1);

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("HC0045", await answer, StringComparison.Ordinal);
        Assert.Single(schema.Journal.Lines);
        schema.Journal.Blocker.SetResult();

        await Eventually.TrueAsync(() => schema.Journal.Lines.Length == 2);
    }

    [Fact]
    public async Task ManyDocuments_DoNotPileUp()
    {
        await using var schema = TestSchema.Create();

        for (var i = 0; i < 600; i++)
            Assert.Equal($$$"""{"data":{"a{{{i}}}":"Query"}}""", await schema.AskAsync($"{{ a{i}: __typename }}"));
    }
}
