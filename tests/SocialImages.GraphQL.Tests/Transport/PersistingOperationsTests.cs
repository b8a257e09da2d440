using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialImages.GraphQL.PersistedOperations;
using SocialImages.GraphQL.Tests.Execution;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class PersistingOperationsTests
{
    private const string Query = "{ __typename }";

    [Fact]
    public async Task UnknownHash_IsAskedForAndThenRemembered()
    {
        await using var host = await AutomaticAsync();

        await (await SendHashAsync(host, Hash(Query))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, Hash(Query), Query)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, Hash(Query))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"?id={Hash(Query)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"?extensions={Extensions(Hash(Query))}")).StatusCode);
    }

    [Fact]
    public async Task HashOfAnotherDocument_IsRefusedAndNotRemembered()
    {
        await using var host = await AutomaticAsync();

        var response = await SendHashAsync(host, Hash("{ other }"), Query);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0009", "The provided sha256Hash does not match the query.");
        await (await SendHashAsync(host, Hash("{ other }"))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
        Assert.Empty(host.Engine.Requests);
    }

    [Fact]
    public async Task InvalidDocument_IsNotRemembered()
    {
        await using var host = await AutomaticAsync();

        await SendHashAsync(host, Hash("{ syntax"), "{ syntax");

        await (await SendHashAsync(host, Hash("{ syntax"))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
    }

    [Fact]
    public async Task Flood_ForgetsTheOldestAndKeepsTheBound()
    {
        var storage = new InMemoryOperationDocumentStorage(capacity: 10);

        for (var i = 0; i < 1_000; i++)
            await storage.SaveAsync($"{i}", "{ a }"u8.ToArray());

        Assert.Equal(10, storage.Count);
        Assert.Null(await storage.TryReadAsync("989"));
        Assert.NotNull(await storage.TryReadAsync("990"));
    }

    [Fact]
    public async Task LargeDocument_IsExecutedButNotRemembered()
    {
        await using var host = await AutomaticAsync(options => options.MaxAutomaticDocumentSize = 10);

        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, Hash(Query), Query)).StatusCode);
        await (await SendHashAsync(host, Hash(Query))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
    }

    [Fact]
    public async Task OnlyPersisted_RefusesOthersAndStoresNothing()
    {
        await using var host = await AutomaticAsync(options => options.OnlyAllowPersistedDocuments = true);

        await (await host.QueryAsync(Query)).IsErrorAsync(HttpStatusCode.BadRequest, "HC0067", "Only persisted operations are allowed.");
        await (await SendHashAsync(host, Hash(Query), Query)).IsErrorAsync(HttpStatusCode.BadRequest, "HC0067", "Only persisted operations are allowed.");
        await (await SendHashAsync(host, Hash(Query))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
        Assert.Empty(host.Engine.Requests);
    }

    [Fact]
    public async Task OnlyPersisted_HoldsOverWebSocketToo()
    {
        await using var host = await AutomaticAsync(options => options.OnlyAllowPersistedDocuments = true);
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", Query);

        await client.IsNextAsync(
            """{"type":"error","id":"1","payload":[{"message":"Only persisted operations are allowed.","extensions":{"code":"HC0067"}}]}""");
    }

    [Fact]
    public async Task FolderOfDocuments_AnswersByIdAndNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory("operations");
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, "typename.graphql"), Query);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Parent!.FullName, folder.Name + ".graphql"), Query);
        await using var host = await GraphQLHost.StartAsync(schema: schema => schema
            .UsePersistedOperationPipeline()
            .ModifyPersistedOperations(options => options.OnlyAllowPersistedDocuments = true)
            .AddFileSystemOperationDocumentStorage(folder.FullName));

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"id":"typename"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("?id=typename")).StatusCode);
        foreach (var id in (string[])["nope", "../" + folder.Name, "", "typename.graphql", "/etc/passwd"])
            Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync(JsonSerializer.Serialize(new { id }))).StatusCode);
        folder.Delete(recursive: true);
        File.Delete(folder.FullName + ".graphql");
    }

    [Fact]
    public async Task Manifest_AnswersByEveryNameOfItsIds()
    {
        var file = await ManifestAsync("""{"5a3f":"{ __typename }","91bc":"mutation M { __typename }"}""");
        await using var host = await GraphQLHost.StartAsync(schema: schema => schema
            .AddOperationManifest(file)
            .ModifyPersistedOperations(options => options.OnlyAllowPersistedDocuments = true));

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"id":"5a3f"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"documentId":"91bc"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("?documentId=5a3f")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, "5a3f")).StatusCode);
        await (await SendHashAsync(host, "5A3F")).IsErrorAsync(HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound");
        await (await host.QueryAsync(Query)).IsErrorAsync(HttpStatusCode.BadRequest, "HC0067", "Only persisted operations are allowed.");
        File.Delete(file);
    }

    [Fact]
    public async Task Manifest_StandsBesideWhatClientsStore()
    {
        var file = await ManifestAsync("""{"5a3f":"{ __typename }"}""");
        await using var host = await GraphQLHost.StartAsync(schema: schema => schema
            .AddOperationManifest(file)
            .UseAutomaticPersistedOperationPipeline()
            .AddInMemoryOperationDocumentStorage());
        const string Other = "query Other { __typename }";

        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, Hash(Other), Other)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, Hash(Other))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendHashAsync(host, "5a3f")).StatusCode);
        File.Delete(file);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":"{ a }","a":"{ b }"}""")]
    [InlineData("{")]
    public async Task WrongManifest_StopsTheStart(string json)
    {
        var file = await ManifestAsync(json);

        await using var schema = TestSchema.Create(builder => builder.AddOperationManifest(file));
        var warmup = schema.Services.GetServices<IHostedService>().Single();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => warmup.StartAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"{file} is no list of persisted operations", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<string> ManifestAsync(string json)
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, json);
        return file;
    }

    private static Task<GraphQLHost> AutomaticAsync(Action<PersistedOperationOptions>? options = null) =>
        GraphQLHost.StartAsync(schema: schema => schema
            .UseAutomaticPersistedOperationPipeline()
            .ModifyPersistedOperations(options ?? (_ => { }))
            .AddInMemoryOperationDocumentStorage());

    private static Task<HttpResponseMessage> SendHashAsync(GraphQLHost host, string hash, string? query = null) =>
        host.PostAsync($$"""{"query":{{JsonSerializer.Serialize(query)}},"extensions":{{Extensions(hash)}}}""");

    private static string Extensions(string hash) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""";

    private static string Hash(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
}
