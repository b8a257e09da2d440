using System.Net.Http.Headers;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>Before paying: estimates, presets, models. And afterwards: attempts, verdicts, recipes.</summary>
public sealed class PlanningGenerationsTests(Service service)
{
    private const string Estimate = """
        query($input: GenerationRequestInput!) { estimateGeneration(input: $input) {
          error { __typename code } hasEnoughCredits creditsAvailable
          plan { provider model prompt credits creditsPerImage usd isUsdApproximate size { width height } sentSize { width height } crop { x y width height } }
          warnings { code message } reusable { id } nearMatches { similarity image { id } } } }
        """;

    private const string Prompt = "A quiet harbour with three fishing boats";

    [Fact]
    public async Task Estimate_TellsPriceSizeAndWhatIsThereAlready()
    {
        var owner = await service.NewOwnerAsync("Estimates");
        var input = new { prompt = Prompt, aspectRatio = "PORTRAIT_4_5", count = 2 };

        var before = await EstimateAsync(owner, input);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("error").ValueKind);
        Assert.Equal(28, before.GetProperty("plan").GetProperty("credits").GetInt32());
        Assert.Equal("""{"width":1088,"height":1360}""", before.GetProperty("plan").GetProperty("sentSize").GetRawText());
        Assert.Equal(0, before.GetProperty("reusable").GetArrayLength());

        var made = await owner.FinishedGenerationAsync(await owner.GenerateAsync(input));
        var after = await EstimateAsync(owner, input);
        Assert.Equal(2, after.GetProperty("reusable").GetArrayLength());
        var near = await EstimateAsync(owner, new { prompt = "A quiet harbour with two fishing boats" });
        Assert.Equal(2, near.GetProperty("nearMatches").GetArrayLength());

        var id = await owner.GenerateAsync(new { prompt = Prompt, aspectRatio = "PORTRAIT_4_5", count = 2, reuse = true });
        var reused = await owner.FinishedGenerationAsync(id);
        Assert.Equal(0, reused.GetProperty("cost").GetProperty("credits").GetInt32());
        Assert.Equal(Ids(made.GetProperty("images")).Order(), Ids(reused.GetProperty("images")).Order());
        var told = (await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Generation { reusedImages { id } attempts { provider } } } }", new { id })).GetProperty("node");
        Assert.Equal((2, 0), (told.GetProperty("reusedImages").GetArrayLength(), told.GetProperty("attempts").GetArrayLength()));
        Assert.Equal("""{"granted":1000,"available":972,"held":0,"captured":28}""", (await owner.CreditsAsync()).GetRawText());
    }

    [Fact]
    public async Task RefusedRequest_IsRefusedInTheEstimate()
    {
        var owner = await service.NewOwnerAsync("Refused estimate", credits: 5);
        Assert.Equal("UnsupportedSizeError", Error(await EstimateAsync(owner, new { prompt = Prompt, size = "300x200" })));
        Assert.Equal("ModelUnavailableError", Error(await EstimateAsync(owner, new { prompt = Prompt, model = "dall-e-3" })));
        Assert.Equal("CountOutOfRangeError", Error(await EstimateAsync(owner, new { prompt = Prompt, count = 99 })));
        var poor = await EstimateAsync(owner, new { prompt = Prompt });
        Assert.Equal(("InsufficientCreditsError", false), (Error(poor), poor.GetProperty("hasEnoughCredits").GetBoolean()));
        Assert.Equal(10, poor.GetProperty("plan").GetProperty("credits").GetInt32());
    }

    [Fact]
    public async Task Preset_IsSavedUsedAndToldInTheRecipe()
    {
        var owner = await service.NewOwnerAsync("Presets");
        var shipped = (await owner.QueryAsync("{ stylePresets { name isShipped aspectRatio } }")).GetProperty("stylePresets");
        Assert.Equal(6, shipped.GetArrayLength());

        var preset = (await owner.MutateAsync(
            "createStylePreset",
            new { name = "Brand", promptPrefix = "In brand style:", negativePrompt = "text", style = "MINIMAL", palette = new[] { "#112233" }, size = "256x256" },
            "stylePreset { id name isShipped }")).GetProperty("stylePreset");
        var presetId = preset.GetProperty("id").GetString()!;
        var id = await owner.GenerateAsync(new { prompt = "A cup", presetId });
        await owner.FinishedGenerationAsync(id);

        var generation = (await owner.QueryAsync(
            """
            query($id: ID!) { node(id: $id) { ... on Generation { presetName
              attempts { provider model outcome requestId durationMs costUsd imageIndex }
              verdicts { subject moderator isFlagged scores { category score } }
              images { recipe { prompt sentPrompt preset requestedSize sentSize isNegativePromptFolded crop { width } references { id } } } } } }
            """,
            new { id })).GetProperty("node");
        Assert.Equal("Brand", generation.GetProperty("presetName").GetString());
        var attempt = Assert.Single(generation.GetProperty("attempts").EnumerateArray());
        Assert.Equal("SUCCEEDED", attempt.GetProperty("outcome").GetString());
        Assert.StartsWith("req_", attempt.GetProperty("requestId").GetString(), StringComparison.Ordinal);
        Assert.True(attempt.GetProperty("costUsd").GetDecimal() > 0 && attempt.GetProperty("durationMs").GetInt32() >= 0);
        Assert.Equal(["PROMPT", "PICTURE"], generation.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("subject").GetString()));
        var recipe = generation.GetProperty("images")[0].GetProperty("recipe");
        Assert.Equal(("A cup", "Brand", "256x256"), (recipe.GetProperty("prompt").GetString(), recipe.GetProperty("preset").GetString(), recipe.GetProperty("requestedSize").GetString()));
        Assert.Contains("In brand style:\nA cup\nKeep to these colours: #112233.", recipe.GetProperty("sentPrompt").GetString(), StringComparison.Ordinal);

        Assert.Equal("NotFoundError", await DeleteAsync(await service.NewOwnerAsync("Other"), presetId));
        Assert.Null(await DeleteAsync(owner, presetId));
        Assert.Equal("NotFoundError", await DeleteAsync(owner, presetId));
    }

    [Fact]
    public async Task ModelNearItsEnd_WarnsInTheTable()
    {
        var owner = await service.NewOwnerAsync("Models");
        var models = (await owner.QueryAsync("{ imageModels { model provider warning available shutdownDate } }")).GetProperty("imageModels").EnumerateArray().ToList();
        var ending = models.Single(model => model.GetProperty("model").GetString() == "gpt-image-1.5");
        Assert.Contains("2026-12-01", ending.GetProperty("warning").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, models.Single(model => model.GetProperty("model").GetString() == "gpt-image-2").GetProperty("warning").ValueKind);
    }

    [Fact]
    public async Task Generations_AreFoundByStatusAndWords()
    {
        var owner = await service.NewOwnerAsync("Filters");
        var boat = await owner.GenerateAsync(new { prompt = "A boat with 100% sails", size = "256x256" });
        var gory = await owner.GenerateAsync(new { prompt = "A gory boat", size = "256x256" });
        await owner.FinishedGenerationAsync(boat);
        await owner.FinishedGenerationAsync(gory);

        Assert.Equal([boat], await FoundAsync(owner, new { status = new { eq = "SUCCEEDED" } }));
        Assert.Equal([gory, boat], await FoundAsync(owner, new { text = "boat" }));
        Assert.Equal([boat], await FoundAsync(owner, new { text = "100% BOAT" }));
        Assert.Equal([gory], await FoundAsync(owner, new { status = new { @in = new[] { "FAILED", "CANCELED" } } }));
        Assert.Empty(await FoundAsync(owner, new { provider = new { eq = "gemini" } }));
        Assert.Empty(await FoundAsync(await service.NewOwnerAsync("Filters elsewhere"), new { text = "boat" }));
    }

    [Fact]
    public async Task Batch_IsAcceptedWholeOrNotAtAll()
    {
        var owner = await service.NewOwnerAsync("Batch");
        var whole = await owner.MutateAsync(
            "generateBatch", new { requests = new[] { new { prompt = "One", size = "256x256" }, new { prompt = "Two", size = "256x256" } } }, "generations { id prompt }");
        Assert.Equal(["One", "Two"], whole.GetProperty("generations").EnumerateArray().Select(generation => generation.GetProperty("prompt").GetString()));
        foreach (var id in Ids(whole.GetProperty("generations"))) await owner.FinishedGenerationAsync(id);

        var refused = await owner.TryMutateAsync("generateBatch", new { requests = new[] { new { prompt = "One", size = "256x256" }, new { prompt = "Two", size = "7x7" } } }, "generations { id }");
        Assert.Equal("UnsupportedSizeError", refused.GetProperty("errors")[0].GetProperty("__typename").GetString());
        Assert.Equal("""{"granted":1000,"available":994,"held":0,"captured":6}""", (await owner.CreditsAsync()).GetRawText());
    }

    [Fact]
    public async Task Edit_TakesAMaskAsAFile()
    {
        var owner = await service.NewOwnerAsync("Edits");
        var first = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = Prompt, size = "1024x1024" }));
        var imageId = first.GetProperty("images")[0].GetProperty("id").GetString();

        var payload = await EditAsync(owner, imageId, "no picture"u8.ToArray());

        var error = payload.GetProperty("errors")[0];
        Assert.Equal(("ValidationError", "mask"), (error.GetProperty("__typename").GetString(), error.GetProperty("field").GetString()));
        Assert.Equal("""{"granted":1000,"available":990,"held":0,"captured":10}""", (await owner.CreditsAsync()).GetRawText());
    }

    private static async Task<JsonElement> EditAsync(GraphQLClient owner, string? imageId, byte[] mask)
    {
        const string Edit = "mutation($input: EditImageInput!) { editImage(input: $input) { generation { id } errors { __typename ... on ValidationError { field } } } }";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query = Edit, variables = new { input = new { imageId, prompt = "A red sail", mask = (string?)null } } })), "operations" },
            { new StringContent("""{"0":["variables.input.mask"]}"""), "map" },
        };
        using var file = new ByteArrayContent(mask) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        form.Add(file, "0", "mask.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form, Headers = { { "GraphQL-Preflight", "1" } } };
        using var response = await owner.Http.SendAsync(request);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("editImage");
    }

    private static async Task<string?> DeleteAsync(GraphQLClient owner, string presetId)
    {
        var errors = (await owner.TryMutateAsync("deleteStylePreset", new { presetId }, "stylePreset { id }")).GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null ? null : errors[0].GetProperty("__typename").GetString();
    }

    private static async Task<JsonElement> EstimateAsync(GraphQLClient owner, object input)
        => (await owner.QueryAsync(Estimate, new { input })).GetProperty("estimateGeneration");

    private static string? Error(JsonElement estimate) => estimate.GetProperty("error").GetProperty("__typename").GetString();

    private static async Task<List<string>> FoundAsync(GraphQLClient owner, object where)
        => Ids((await owner.QueryAsync("query($where: GenerationFilterInput) { generations(where: $where) { nodes { id } } }", new { where })).GetProperty("generations").GetProperty("nodes"));

    private static List<string> Ids(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
