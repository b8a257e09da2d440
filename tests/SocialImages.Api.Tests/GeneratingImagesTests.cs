using System.Net;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class GeneratingImagesTests(Service service)
{
    private const string Post = "Sunrise over the bay, a cup of coffee on the pier";

    [Fact]
    public async Task Prompt_BecomesPicturesInTheLibraryWithWorkingLinks()
    {
        var owner = await service.NewOwnerAsync("Generates");

        var id = await owner.GenerateAsync(new { prompt = Post, style = "VIBRANT", count = 2, size = "1024x1024" });
        var generation = await owner.FinishedGenerationAsync(id);

        Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
        Assert.Equal(20, generation.GetProperty("cost").GetProperty("credits").GetInt32());
        Assert.True(generation.GetProperty("cost").GetProperty("usd").GetDecimal() > 0);
        Assert.Equal(2, generation.GetProperty("images").GetArrayLength());
        Assert.Equal("""{"granted":1000,"available":980,"held":0,"captured":20}""", (await owner.CreditsAsync()).GetRawText());

        var library = (await owner.QueryAsync(
            "{ images(first: 10) { totalCount nodes { id source prompt style provider model mimeType placeholder recipe { sentPrompt } thumbnail: url(rendition: THUMBNAIL) full: url size { width height } createdBy { name } } } }"))
            .GetProperty("images");
        Assert.Equal(2, library.GetProperty("totalCount").GetInt32());
        foreach (var image in library.GetProperty("nodes").EnumerateArray())
        {
            Assert.Equal("GENERATED", image.GetProperty("source").GetString());
            Assert.Equal(Post, image.GetProperty("prompt").GetString());
            Assert.Equal("VIBRANT", image.GetProperty("style").GetString());
            Assert.Equal("""{"width":1024,"height":1024}""", image.GetProperty("size").GetRawText());
            Assert.Contains(Post, image.GetProperty("recipe").GetProperty("sentPrompt").GetString(), StringComparison.Ordinal);
            await AssertServedAsync(image.GetProperty("thumbnail").GetString()!, "image/jpeg");
            await AssertServedAsync(image.GetProperty("full").GetString()!, image.GetProperty("mimeType").GetString()!);
        }
    }

    [Fact]
    public async Task Answer_ComesBeforeTheWork()
    {
        var owner = await service.NewOwnerAsync("Hurries");

        var payload = await owner.MutateAsync("generateImages", new { prompt = Post }, "generation { id status }");

        Assert.Equal("QUEUED", payload.GetProperty("generation").GetProperty("status").GetString());
        await owner.FinishedGenerationAsync(payload.GetProperty("generation").GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task SmallSize_IsMadeLargerAndScaledDown()
    {
        var owner = await service.NewOwnerAsync("Small");

        var generation = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = Post, size = "256x256" }));

        Assert.Equal("""{"width":256,"height":256}""", generation.GetProperty("images")[0].GetProperty("size").GetRawText());
        Assert.Equal(3, generation.GetProperty("cost").GetProperty("credits").GetInt32());
    }

    [Fact]
    public async Task SameKey_IsOneGenerationAndOneCharge()
    {
        var owner = await service.NewOwnerAsync("Once");
        var input = new { prompt = Post, size = "1024x1024", idempotencyKey = "generate-1" };

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.GenerateAsync(input)));

        var id = Assert.Single(ids.Distinct());
        await owner.FinishedGenerationAsync(id);
        Assert.Equal("""{"granted":1000,"available":990,"held":0,"captured":10}""", (await owner.CreditsAsync()).GetRawText());
        var conflict = await owner.TryMutateAsync("generateImages", new { prompt = "another", idempotencyKey = "generate-1" }, "generation { id }");
        Assert.Equal("IdempotencyConflictError", conflict.GetProperty("errors")[0].GetProperty("__typename").GetString());
    }

    [Theory]
    [InlineData("""{ "prompt": "" }""", "ValidationError")]
    [InlineData("""{ "prompt": "   " }""", "ValidationError")]
    [InlineData("""{ "prompt": "x", "count": 0 }""", "CountOutOfRangeError")]
    [InlineData("""{ "prompt": "x", "count": 11 }""", "CountOutOfRangeError")]
    [InlineData("""{ "prompt": "x", "size": "7x7" }""", "UnsupportedSizeError")]
    [InlineData("""{ "prompt": "x", "size": "huge" }""", "UnsupportedSizeError")]
    [InlineData("""{ "prompt": "x", "model": "dall-e-3" }""", "ModelUnavailableError")]
    [InlineData("""{ "prompt": "x", "seed": 7 }""", "ValidationError")]
    public async Task BadInput_IsATypedErrorThatStoresAndChargesNothing(string input, string error)
    {
        var owner = await service.NewOwnerAsync("Careless");

        var payload = await owner.TryMutateAsync("generateImages", JsonSerializer.Deserialize<JsonElement>(input), "generation { id }");

        await AssertNothingHappenedAsync(owner, payload, error);
    }

    [Fact]
    public async Task TooLongPrompt_IsAValidationError()
    {
        var owner = await service.NewOwnerAsync("Verbose");

        var payload = await owner.TryMutateAsync("generateImages", new { prompt = new string('p', 4001) }, "generation { id }");

        await AssertNothingHappenedAsync(owner, payload, "ValidationError");
    }

    [Fact]
    public async Task TooFewCredits_NamesBothFigures()
    {
        var owner = await service.NewOwnerAsync("Poor", credits: 15);

        var payload = await owner.TryMutateAsync(
            "generateImages", new { prompt = Post, count = 2, size = "1024x1024" }, "generation { id } errors { ... on InsufficientCreditsError { required available } }");

        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal("InsufficientCreditsError", error.GetProperty("__typename").GetString());
        Assert.Equal(20, error.GetProperty("required").GetInt32());
        Assert.Equal(15, error.GetProperty("available").GetInt32());
        Assert.Equal("""{"granted":15,"available":15,"held":0,"captured":0}""", (await owner.CreditsAsync()).GetRawText());
    }

    [Fact]
    public async Task RefusedPrompt_FailsWithCategoriesAndReleasesEverything()
    {
        var owner = await service.NewOwnerAsync("Rude");

        var generation = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "graphic violence, gore and blood" }));

        Assert.Equal("FAILED", generation.GetProperty("status").GetString());
        Assert.Equal("PromptRejectedError", generation.GetProperty("error").GetProperty("__typename").GetString());
        Assert.NotEqual(0, generation.GetProperty("error").GetProperty("categories").GetArrayLength());
        Assert.Equal("""{"granted":1000,"available":1000,"held":0,"captured":0}""", (await owner.CreditsAsync()).GetRawText());
    }

    [Fact]
    public async Task ForeignGeneration_CannotBeSeenNorCanceled()
    {
        var owner = await service.NewOwnerAsync("Mine");
        var stranger = await service.NewOwnerAsync("Stranger");
        var id = await owner.GenerateAsync(new { prompt = Post });

        Assert.Equal(JsonValueKind.Null, (await stranger.QueryAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
        var payload = await stranger.TryMutateAsync("cancelGeneration", new { generationId = id }, "generation { id }");
        Assert.Equal("NotFoundError", payload.GetProperty("errors")[0].GetProperty("__typename").GetString());
        Assert.Equal("SUCCEEDED", (await owner.FinishedGenerationAsync(id)).GetProperty("status").GetString());
        Assert.Equal(0, (await stranger.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32());
    }

    private static async Task AssertServedAsync(string url, string type)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(url));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(bytes.Length > 500, $"{bytes.Length} bytes");
        Assert.Equal(type == "image/png" ? (byte)0x89 : (byte)0xFF, bytes[0]);
    }

    private static async Task AssertNothingHappenedAsync(GraphQLClient owner, JsonElement payload, string error)
    {
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("generation").ValueKind);
        Assert.Equal(error, Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("__typename").GetString());
        Assert.Equal("""{"granted":1000,"available":1000,"held":0,"captured":0}""", (await owner.CreditsAsync()).GetRawText());
        Assert.Equal(0, (await owner.QueryAsync("{ generations { nodes { id } } }")).GetProperty("generations").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, (await owner.QueryAsync("{ creditLedger { nodes { kind } } }")).GetProperty("creditLedger").GetProperty("nodes").GetArrayLength());
    }
}
