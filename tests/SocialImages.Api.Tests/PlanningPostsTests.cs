using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>What editors and approvers do between writing a post and its going out.</summary>
public sealed class PlanningPostsTests(Service service)
{
    private static readonly object AutoImage = new { enabled = true, onFailure = "CARD" };

    [Fact]
    public async Task ClockChange_IsShownInThePayload()
    {
        var owner = await service.NewOwnerAsync("Gap");
        var postId = await NewPostAsync(owner);
        var input = new { postId, at = "2031-03-30T02:30:00", timeZone = "Europe/Berlin", autoImage = AutoImage, repeat = new { every = "WEEKLY", until = "2031-05-01" } };

        var post = (await owner.MutateAsync("schedulePost", input, "post { slot { localTime actualLocalTime adjustment } repeat { every until } }")).GetProperty("post");

        var slot = post.GetProperty("slot");
        Assert.Equal(
            ("2031-03-30T02:30:00", "2031-03-30T03:30:00", "MOVED_OUT_OF_GAP"),
            (slot.GetProperty("localTime").GetString(), slot.GetProperty("actualLocalTime").GetString(), slot.GetProperty("adjustment").GetString()));
        Assert.Equal(("WEEKLY", "2031-05-01"), (post.GetProperty("repeat").GetProperty("every").GetString(), post.GetProperty("repeat").GetProperty("until").GetString()));
    }

    [Fact]
    public async Task DryRun_FindsWhatIsWrongWithoutPublishing()
    {
        var owner = await service.NewOwnerAsync("Dry run");
        var caption = string.Concat(Enumerable.Repeat("#tag ", 31)) + string.Concat(Enumerable.Repeat("@you ", 21)) + new string('a', 2200);
        var postId = await NewPostAsync(owner, caption);

        var codes = await CodesAsync(owner, postId);

        Assert.Equal(["CAPTION_TOO_LONG", "IMAGE_MISSING", "TOO_MANY_HASHTAGS", "TOO_MANY_MENTIONS"], codes.Order());
        Assert.Equal(0, await service.CountAsync("post_attempts", $"post_id in (select id from posts where caption like '#tag %')"));
    }

    [Fact]
    public async Task DryRun_SaysWhichPictureItMeans()
    {
        var owner = await service.NewOwnerAsync("Two pictures");
        var images = await owner.TryUploadAsync(("one.jpg", await Uploads.PictureAsync(1)), ("two.jpg", await Uploads.PictureAsync(2)));
        var imageIds = images.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("id").GetString()).ToList();
        var post = await owner.MutateAsync("createPost", new { caption = "Both", accountId = await owner.AccountIdAsync(), imageIds, altTexts = new[] { "A gradient", null } }, "post { id }");

        var data = await owner.QueryAsync("query($id: ID!) { validatePost(postId: $id) { code position } }", new { id = post.GetProperty("post").GetProperty("id").GetString() });

        var problem = Assert.Single(data.GetProperty("validatePost").EnumerateArray());
        Assert.Equal(("ALT_TEXT_MISSING", 1), (problem.GetProperty("code").GetString(), problem.GetProperty("position").GetInt32()));
    }

    [Fact]
    public async Task PicturesForAPost_AreMadeByTheWholeRecipe()
    {
        var owner = await service.NewOwnerAsync("Recipe for a post");
        var postId = await NewPostAsync(owner);
        var presetId = (await owner.QueryAsync("{ stylePresets { id } }")).GetProperty("stylePresets")[0].GetProperty("id").GetString();
        var images = await owner.TryUploadAsync(("model.jpg", await Uploads.PictureAsync(3)));
        var modelId = images.GetProperty("images")[0].GetProperty("id").GetString();

        var payload = await owner.MutateAsync("generateImagesForPost", new { postId, negativePrompt = "people", presetId, referenceImageIds = new[] { modelId } }, "generation { id }");
        var generation = await owner.FinishedGenerationAsync(payload.GetProperty("generation").GetProperty("id").GetString()!);

        Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
        var data = await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Image { recipe { negativePrompt preset references { id } } } } }", new { id = generation.GetProperty("images")[0].GetProperty("id").GetString() });
        var recipe = data.GetProperty("node").GetProperty("recipe");
        Assert.Contains("people", recipe.GetProperty("negativePrompt").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, recipe.GetProperty("preset").ValueKind);
        Assert.Equal(modelId, Assert.Single(recipe.GetProperty("references").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task DryRunOfAGoodPost_FindsNothing()
    {
        var owner = await service.NewOwnerAsync("All well");
        var postId = await NewPostAsync(owner);
        await owner.MutateAsync("schedulePost", new { postId, at = "2031-01-01T09:00:00", timeZone = "Etc/UTC", autoImage = AutoImage }, "post { id }");

        Assert.Empty(await CodesAsync(owner, postId));
    }

    [Fact]
    public async Task Approval_IsOfTheContentThatWasSeen()
    {
        var owner = await service.NewOwnerAsync("Approvals");
        await owner.MutateAsync("updatePublishingSettings", new { requiresApproval = true }, "publishingSettings { requiresApproval }");
        var postId = await NewPostAsync(owner);
        var seen = await ApprovalAsync(owner, postId);
        await owner.MutateAsync("updatePost", new { postId, caption = "Other words" }, "post { id }");

        var stale = await owner.TryMutateAsync("approvePost", new { postId, contentHash = seen.Hash }, "post { id } errors { ... on ApprovalStaleError { contentHash } }");
        var error = Assert.Single(stale.GetProperty("errors").EnumerateArray());
        Assert.Equal("APPROVAL_STALE", error.GetProperty("code").GetString());
        Assert.False((await ApprovalAsync(owner, postId)).IsApproved);

        await owner.MutateAsync("approvePost", new { postId, contentHash = error.GetProperty("contentHash").GetString() }, "post { id }");
        Assert.True((await ApprovalAsync(owner, postId)).IsApproved);
        await owner.MutateAsync("updatePost", new { postId, caption = "Changed again" }, "post { id }");
        Assert.False((await ApprovalAsync(owner, postId)).IsApproved);
    }

    [Fact]
    public async Task PostWithoutReview_CannotBeResolved()
    {
        var owner = await service.NewOwnerAsync("Nothing to resolve");
        var postId = await NewPostAsync(owner);

        var payload = await owner.TryMutateAsync("resolvePost", new { postId, resolution = "PUBLISHED" }, "post { id }");

        Assert.Equal("POST_NOT_EDITABLE", payload.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task SomebodyElsesPost_IsNotThere()
    {
        var owner = await service.NewOwnerAsync("Mine");
        var stranger = await service.NewOwnerAsync("Yours");
        var postId = await NewPostAsync(owner);

        Assert.Equal(["NOT_FOUND"], await CodesAsync(stranger, postId));
        foreach (var (mutation, input) in new (string, object)[]
        {
            ("approvePost", new { postId, contentHash = "x" }), ("resolvePost", new { postId, resolution = "RETRY" }), ("generateImagesForPost", new { postId }),
        })
        {
            var payload = await stranger.TryMutateAsync(mutation, input, "__typename");
            Assert.Equal("NOT_FOUND", payload.GetProperty("errors")[0].GetProperty("code").GetString());
        }
    }

    private static async Task<IEnumerable<string>> CodesAsync(GraphQLClient client, string postId)
    {
        var data = await client.QueryAsync("query($id: ID!) { validatePost(postId: $id) { field code message severity } }", new { id = postId });
        return [.. data.GetProperty("validatePost").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()!)];
    }

    private static async Task<(string Hash, bool IsApproved)> ApprovalAsync(GraphQLClient client, string postId)
    {
        var data = await client.QueryAsync("query($id: ID!) { node(id: $id) { ... on Post { contentHash approval { isRequired isApproved approvedBy { name } } } } }", new { id = postId });
        var post = data.GetProperty("node");
        Assert.True(post.GetProperty("approval").GetProperty("isRequired").GetBoolean());
        return (post.GetProperty("contentHash").GetString()!, post.GetProperty("approval").GetProperty("isApproved").GetBoolean());
    }

    private static async Task<string> NewPostAsync(GraphQLClient owner, string caption = "Planned with care")
    {
        var accounts = await owner.QueryAsync("{ instagramAccounts { id } }");
        var accountId = accounts.GetProperty("instagramAccounts")[0].GetProperty("id").GetString();
        var payload = await owner.MutateAsync("createPost", new { caption, accountId }, "post { id }");
        return payload.GetProperty("post").GetProperty("id").GetString()!;
    }
}
