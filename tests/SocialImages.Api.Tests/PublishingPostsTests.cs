using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class PublishingPostsTests(Service service)
{
    private static readonly object AutoImage = new { enabled = true, style = "VIBRANT", aspectRatio = "PORTRAIT_4_5", onFailure = "FAIL" };

    [Fact]
    public async Task ScheduledPostWithoutPicture_IsPublishedOnceWithAGeneratedOne()
    {
        var owner = await service.NewOwnerAsync("Publishes");
        var caption = $"Sunrise over the bay {owner.GetHashCode()}";
        var postId = await NewPostAsync(owner, caption);
        var due = TimeProvider.System.GetUtcNow().AddSeconds(8);

        await owner.MutateAsync(
            "schedulePost",
            new { postId, at = due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), timeZone = "Etc/UTC", autoImage = AutoImage },
            "post { id }");
        var post = await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW");

        Assert.Equal("PUBLISHED", post.GetProperty("status").GetString());
        var publishedAt = DateTimeOffset.Parse(post.GetProperty("publishedAt").GetString()!, CultureInfo.InvariantCulture);
        var scheduledFor = DateTimeOffset.Parse(post.GetProperty("scheduledFor").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(publishedAt >= scheduledFor, $"Published at {publishedAt:O}, before {scheduledFor:O}");
        Assert.StartsWith("http", await owner.PermalinkAsync(postId), StringComparison.Ordinal);

        var media = Assert.Single(await PublishedAsync(caption));
        Assert.Equal(post.GetProperty("instagramMediaId").GetString(), media.GetProperty("id").GetString());
        Assert.True(media.GetProperty("isAiGenerated").GetBoolean());
        var preview = Assert.Single(post.GetProperty("preview").EnumerateArray());
        await AssertIsWhatWasPreviewedAsync(preview, media);
        Assert.Equal(1080, preview.GetProperty("width").GetInt32());
        Assert.Equal(1350, preview.GetProperty("height").GetInt32());

        var image = Assert.Single(post.GetProperty("images").EnumerateArray());
        Assert.Equal("GENERATED", image.GetProperty("source").GetString());
        var uses = (await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Image { uses { post { id } } } } }", new { id = image.GetProperty("id").GetString() }))
            .GetProperty("node").GetProperty("uses");
        Assert.Equal(postId, Assert.Single(uses.EnumerateArray()).GetProperty("post").GetProperty("id").GetString());
    }

    [Fact]
    public async Task ChosenPictures_AreACarouselInTheirOrder()
    {
        var owner = await service.NewOwnerAsync("Carousel");
        var generation = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "Three bakeries", count = 3, size = "1024x1024" }));
        var imageIds = generation.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("id").GetString()).Reverse().ToArray();
        var caption = $"Three bakeries, one street {imageIds[0]}";
        var postId = await NewPostAsync(owner, caption, imageIds, ["first", "second", "third"]);

        await owner.MutateAsync("publishPostNow", new { postId }, "post { id }");
        var post = await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW");

        Assert.Equal("PUBLISHED", post.GetProperty("status").GetString());
        var media = Assert.Single(await PublishedAsync(caption));
        var children = media.GetProperty("children").EnumerateArray().ToList();
        Assert.Equal(3, children.Count);
        Assert.Equal(
            post.GetProperty("preview").EnumerateArray().Select(preview => preview.GetProperty("sha256").GetString()),
            children.Select(Sha256Of));
        Assert.Equal(["first", "second", "third"], children.Select(child => child.GetProperty("altText").GetString()));
    }

    [Fact]
    public async Task Subscriber_HearsThePostOnItsWay()
    {
        var owner = await service.NewOwnerAsync("Hears");
        var postId = await NewPostAsync(owner, $"Listening {owner.GetHashCode()}");
        await using var subscription = await GraphQLSubscription.OpenAsync(
            service.Address, owner.Http.DefaultRequestHeaders.Authorization!.Parameter, "subscription($id: ID) { onPostChanged(postId: $id) { id status } }", new { id = postId });

        await subscription.HearAsync(
            number => owner.MutateAsync("updatePost", new { postId, caption = $"Listening {owner.GetHashCode()}, take {number}" }, "post { id }"),
            data => StatusIn(data) == "DRAFT");
        await owner.MutateAsync("publishPostNow", new { postId, autoImage = AutoImage }, "post { id }");
        var statuses = new List<string?>();
        await foreach (var data in subscription.ReadAsync())
        {
            Assert.Equal(postId, data.GetProperty("onPostChanged").GetProperty("id").GetString());
            statuses.Add(StatusIn(data));
            if (statuses[^1] is "PUBLISHED" or "FAILED") break;
        }

        Assert.Equal("PUBLISHED", statuses[^1]);
        Assert.True(statuses.Count > 1, string.Join(" ", statuses));

        static string? StatusIn(JsonElement data) => data.GetProperty("onPostChanged").GetProperty("status").GetString();
    }

    [Fact]
    public async Task PublishedPost_CannotBeChangedAnyMore()
    {
        var owner = await service.NewOwnerAsync("Final");
        var postId = await NewPostAsync(owner, $"Done is done {owner.GetHashCode()}");
        await owner.MutateAsync("publishPostNow", new { postId, autoImage = AutoImage }, "post { id }");
        await owner.PostInAsync(postId, "PUBLISHED");

        foreach (var (mutation, input) in new (string, object)[]
        {
            ("updatePost", new { postId, caption = "too late" }),
            ("unschedulePost", new { postId }),
            ("deletePost", new { postId }),
            ("publishPostNow", new { postId }),
        })
        {
            var payload = await owner.TryMutateAsync(mutation, input, "post { id }");
            Assert.Equal("PostNotEditableError", Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("__typename").GetString());
        }
    }

    [Fact]
    public async Task ProviderDownAndPolicyFail_FailsWithTheReasonAndPublishesNothing()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.FaultAsync(new { service = "openai", operation = "generate", fault = "status", times = 1000, value = 500 });
        var owner = await own.NewOwnerAsync("Unlucky");
        var postId = await NewPostAsync(owner, "No provider today");

        await owner.MutateAsync("publishPostNow", new { postId, autoImage = AutoImage }, "post { id }");
        var post = await owner.PostInAsync(postId, "FAILED", "PUBLISHED", "NEEDS_REVIEW");

        Assert.Equal("FAILED", post.GetProperty("status").GetString());
        Assert.NotEqual(0, post.GetProperty("problems").GetArrayLength());
        Assert.Equal(0, (await own.ControlAsync("instagram/media")).GetArrayLength());
        Assert.Equal("""{"granted":1000,"available":1000,"held":0,"captured":0}""", (await owner.CreditsAsync()).GetRawText());
    }

    internal static async Task<string> NewPostAsync(GraphQLClient owner, string caption, string?[]? imageIds = null, string[]? altTexts = null)
        => (await owner.MutateAsync("createPost", new { caption, accountId = await owner.AccountIdAsync(), imageIds, altTexts }, "post { id }"))
            .GetProperty("post").GetProperty("id").GetString()!;

    private static string? Sha256Of(JsonElement media) => media.GetProperty("image").GetProperty("sha256").GetString();

    private static async Task AssertIsWhatWasPreviewedAsync(JsonElement preview, JsonElement media)
    {
        Assert.Equal(preview.GetProperty("sha256").GetString(), Sha256Of(media));
        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(new Uri(preview.GetProperty("url").GetString()!));
        Assert.Equal(preview.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal([0xFF, 0xD8, 0xFF], bytes[..3]);
        Assert.InRange(bytes.Length, 1, 8 * 1024 * 1024);
    }

    private async Task<IReadOnlyList<JsonElement>> PublishedAsync(string caption)
        => [.. (await service.ControlAsync("instagram/media")).EnumerateArray().Where(media => media.GetProperty("caption").GetString() == caption)];
}
