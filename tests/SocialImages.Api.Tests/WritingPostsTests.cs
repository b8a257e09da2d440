using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class WritingPostsTests(Service service)
{
    [Fact]
    public async Task NewPost_IsADraftThatCanBeReadBack()
    {
        var owner = await service.NewOwnerAsync("Drafts");
        var account = await owner.AccountIdAsync();

        var made = await owner.MutateAsync("createPost", new { caption = "Fresh croissants 🥐", accountId = account }, "post { id status caption account { username } images { id } problems { code } }");

        var post = made.GetProperty("post");
        Assert.Equal("DRAFT", post.GetProperty("status").GetString());
        Assert.Equal("Fresh croissants 🥐", post.GetProperty("caption").GetString());
        Assert.Equal(0, post.GetProperty("images").GetArrayLength());
        var listed = (await owner.QueryAsync("{ posts(first: 5) { totalCount nodes { id } } }")).GetProperty("posts");
        Assert.Equal(1, listed.GetProperty("totalCount").GetInt32());
        Assert.Equal(post.GetProperty("id").GetString(), listed.GetProperty("nodes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task SameKeyAndInput_AnswersTheFirstPost()
    {
        var owner = await service.NewOwnerAsync("Idempotent");
        var input = new { caption = "Once", idempotencyKey = "create-1" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.MutateAsync("createPost", input, "post { id }")));

        Assert.Single(answers.Select(answer => answer.GetProperty("post").GetProperty("id").GetString()).Distinct());
        Assert.Equal(1, (await owner.QueryAsync("{ posts { totalCount } }")).GetProperty("posts").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task SameKeyOtherInput_IsAConflict()
    {
        var owner = await service.NewOwnerAsync("Conflict");
        await owner.MutateAsync("createPost", new { caption = "First", idempotencyKey = "k" }, "post { id }");

        var payload = await owner.TryMutateAsync("createPost", new { caption = "Second", idempotencyKey = "k" }, "post { id }");

        AssertError(payload, "IdempotencyConflictError", "IDEMPOTENCY_CONFLICT");
    }

    [Fact]
    public async Task ForeignImageOrAccount_IsNotFound()
    {
        var owner = await service.NewOwnerAsync("Mine");
        var stranger = await service.NewOwnerAsync("Theirs");
        var foreignAccount = await stranger.AccountIdAsync();
        var foreignPost = (await stranger.MutateAsync("createPost", new { caption = "Theirs" }, "post { id }")).GetProperty("post").GetProperty("id").GetString();

        AssertError(await owner.TryMutateAsync("createPost", new { caption = "x", accountId = foreignAccount }, "post { id }"), "NotFoundError", "NOT_FOUND");
        AssertError(await owner.TryMutateAsync("createPost", new { caption = "x", imageIds = new[] { GlobalId.Unknown("Image") } }, "post { id }"), "NotFoundError", "NOT_FOUND");
        AssertError(await owner.TryMutateAsync("updatePost", new { postId = foreignPost, caption = "mine now" }, "post { id }"), "NotFoundError", "NOT_FOUND");
        AssertError(await owner.TryMutateAsync("deletePost", new { postId = foreignPost }, "post { id }"), "NotFoundError", "NOT_FOUND");
        Assert.Equal(0, (await owner.QueryAsync("{ posts { totalCount } }")).GetProperty("posts").GetProperty("totalCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await owner.QueryAsync("query($id: ID!) { node(id: $id) { id } }", new { id = foreignPost })).GetProperty("node").ValueKind);
        Assert.Equal("Theirs", (await stranger.QueryAsync("{ posts { nodes { caption } } }")).GetProperty("posts").GetProperty("nodes")[0].GetProperty("caption").GetString());
    }

    [Fact]
    public async Task UpdatedPost_KeepsWhatWasNotGiven()
    {
        var owner = await service.NewOwnerAsync("Updates");
        var account = await owner.AccountIdAsync();
        var id = (await owner.MutateAsync("createPost", new { caption = "Old", accountId = account }, "post { id }")).GetProperty("post").GetProperty("id").GetString();

        var updated = (await owner.MutateAsync("updatePost", new { postId = id, caption = "New" }, "post { caption account { id } }")).GetProperty("post");

        Assert.Equal("New", updated.GetProperty("caption").GetString());
        Assert.Equal(account, updated.GetProperty("account").GetProperty("id").GetString());
    }

    [Fact]
    public async Task DeletedPost_IsGoneFromEveryRead()
    {
        var owner = await service.NewOwnerAsync("Deletes");
        var id = (await owner.MutateAsync("createPost", new { caption = "Gone" }, "post { id }")).GetProperty("post").GetProperty("id").GetString();

        await owner.MutateAsync("deletePost", new { postId = id }, "post { id }");

        Assert.Equal(JsonValueKind.Null, (await owner.QueryAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
        AssertError(await owner.TryMutateAsync("updatePost", new { postId = id, caption = "x" }, "post { id }"), "NotFoundError", "NOT_FOUND");
    }

    [Fact]
    public async Task EveryWrite_IsInTheAuditLog()
    {
        var owner = await service.NewOwnerAsync("Audited");
        var id = (await owner.MutateAsync("createPost", new { caption = "A" }, "post { id }")).GetProperty("post").GetProperty("id").GetString();
        await owner.MutateAsync("updatePost", new { postId = id, caption = "B" }, "post { id }");

        var log = (await owner.QueryAsync("{ auditLog { nodes { action user { name } } } }")).GetProperty("auditLog").GetProperty("nodes");

        Assert.Equal(["updatePost", "createPost", "connectInstagramAccount"], log.EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
    }

    private static void AssertError(JsonElement payload, string type, string code)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal(type, error.GetProperty("__typename").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEqual("", error.GetProperty("message").GetString());
    }
}
