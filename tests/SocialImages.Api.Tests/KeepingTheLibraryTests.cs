using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class KeepingTheLibraryTests(Service service)
{
    private const string Images = "images { id tags deletedAt }";

    [Fact]
    public async Task Tags_AreAddedTogetherCountedAndFoundBy()
    {
        var owner = await service.NewOwnerAsync("Tagging");
        var ids = await FillAsync(owner, 3);

        await owner.MutateAsync("tagImages", new { imageIds = ids, add = new[] { " #Sea  Side ", "blue" } }, Images);
        await owner.MutateAsync("tagImages", new { imageIds = ids[..1], remove = new[] { "blue" } }, Images);

        Assert.Equal([("sea side", 3), ("blue", 2)], await TagsAsync(owner));
        Assert.Equal(2, await CountAsync(owner, new { tags = new { all = new[] { "sea side", "BLUE" } } }));
        Assert.Equal(3, await CountAsync(owner, new { tags = new { any = new[] { "sea side", "blue" } } }));
        Assert.Equal(1, await CountAsync(owner, new { tags = new { none = new[] { "blue" } } }));
        Assert.Equal(1, await CountAsync(owner, new { text = "sea garden", tags = new { none = new[] { "blue" } } }));
    }

    [Fact]
    public async Task OneMissingPicture_LeavesAllUntagged()
    {
        var owner = await service.NewOwnerAsync("All or none");
        var ids = await FillAsync(owner, 1);

        var payload = await owner.TryMutateAsync("tagImages", new { imageIds = ids.Append(GlobalId.Unknown("Image")), add = new[] { "x" } }, Images);

        Assert.Equal("NOT_FOUND", payload.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Empty(await TagsAsync(owner));
    }

    [Fact]
    public async Task Trash_HidesRestoresAndPurges()
    {
        var owner = await service.NewOwnerAsync("Trash");
        var ids = await FillAsync(owner, 2);
        await owner.MutateAsync("tagImages", new { imageIds = ids, add = new[] { "kept" } }, Images);

        await owner.MutateAsync("deleteImages", new { imageIds = ids }, Images);
        Assert.Equal(0, await CountAsync(owner, new { }));
        Assert.Equal(2, await CountAsync(owner, new { isDeleted = true, tags = new { all = new[] { "kept" } } }));
        Assert.Empty(await TagsAsync(owner));

        await owner.MutateAsync("restoreImages", new { imageIds = ids[..1] }, Images);
        Assert.Equal([("kept", 1)], await TagsAsync(owner));

        await owner.MutateAsync("purgeImages", new { imageIds = ids[1..] }, "imageIds");
        Assert.Equal(0, await CountAsync(owner, new { isDeleted = true }));
        Assert.Equal(1, await CountAsync(owner, new { }));
    }

    [Fact]
    public async Task PictureOfAWaitingPost_StaysWhereItIs()
    {
        var owner = await service.NewOwnerAsync("In use");
        var ids = await FillAsync(owner, 2);
        var post = await owner.MutateAsync("createPost", new { caption = "Uses it", imageIds = ids[..1] }, "post { id }");

        var payload = await owner.QueryAsync(
            "mutation($ids: [ID!]!) { deleteImages(input: { imageIds: $ids }) { images { id } errors { ... on ImageInUseError { code posts { id } } } } }",
            new { ids });

        var error = payload.GetProperty("deleteImages").GetProperty("errors")[0];
        Assert.Equal("IMAGE_IN_USE", error.GetProperty("code").GetString());
        Assert.Equal(post.GetProperty("post").GetProperty("id").GetString(), error.GetProperty("posts")[0].GetProperty("id").GetString());
        Assert.Equal(2, await CountAsync(owner, new { }));
        Assert.Equal(1, await CountAsync(owner, new { used = true }));
        Assert.Equal(1, await CountAsync(owner, new { used = false }));
    }

    [Fact]
    public async Task WordsAndShape_AreFoundBy()
    {
        var owner = await service.NewOwnerAsync("Words");
        var ids = await FillAsync(owner, 2);
        await owner.MutateAsync("updateImage", new { imageId = ids[0], title = "Übermorgen am Fluß", altText = "", tags = new[] { "river" } }, "image { title altText tags }");

        Assert.Equal(1, await CountAsync(owner, new { text = "ÜBERM riv" }));
        Assert.Equal(0, await CountAsync(owner, new { text = "' | !" }));
        Assert.Equal(2, await CountAsync(owner, new { text = "garden", orientation = new { eq = "SQUARE" } }));
        Assert.Equal(0, await CountAsync(owner, new { orientation = new { @in = new[] { "PORTRAIT", "LANDSCAPE" } } }));
    }

    [Fact]
    public async Task Collections_KeepPicturesTogetherOnce()
    {
        var owner = await service.NewOwnerAsync("Collections");
        var ids = await FillAsync(owner, 2);
        var collectionId = (await owner.MutateAsync("createCollection", new { name = "Summer" }, "collection { id }")).GetProperty("collection").GetProperty("id").GetString();

        await owner.MutateAsync("addToCollection", new { collectionId, imageIds = ids }, "collection { imageCount }");
        var again = await owner.MutateAsync("addToCollection", new { collectionId, imageIds = ids }, "collection { imageCount }");
        Assert.Equal(2, again.GetProperty("collection").GetProperty("imageCount").GetInt32());
        await owner.MutateAsync("removeFromCollection", new { collectionId, imageIds = ids[..1] }, "collection { id }");

        Assert.Equal(1, await CountAsync(owner, new { collectionId }));
        var taken = await owner.TryMutateAsync("createCollection", new { name = "summer" }, "collection { id }");
        Assert.Equal("VALIDATION", taken.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnotherWorkspace_SeesAndChangesNothing()
    {
        var owner = await service.NewOwnerAsync("Mine");
        var ids = await FillAsync(owner, 1);
        var stranger = await service.NewOwnerAsync("Yours");

        foreach (var (mutation, input) in new (string, object)[]
        {
            ("tagImages", new { imageIds = ids, add = new[] { "x" } }),
            ("deleteImages", new { imageIds = ids }),
            ("restoreImages", new { imageIds = ids }),
        })
        {
            var payload = await stranger.TryMutateAsync(mutation, input, "images { id }");
            Assert.Equal("NOT_FOUND", payload.GetProperty("errors")[0].GetProperty("code").GetString());
        }

        Assert.Equal(1, await CountAsync(owner, new { }));
        Assert.Empty(await TagsAsync(owner));
    }

    [Fact]
    public async Task Subscriber_HearsOfEachChange()
    {
        var owner = await service.NewOwnerAsync("Watching");
        var ids = await FillAsync(owner, 1);
        await using var subscription = await GraphQLSubscription.OpenAsync(
            service.Address, owner.Http.DefaultRequestHeaders.Authorization!.Parameter, "subscription { onLibraryChanged { imageId image { tags } } }");

        await subscription.HearAsync(
            number => owner.MutateAsync("tagImages", new { imageIds = ids, add = new[] { $"told{number}" } }, Images),
            data => data.GetProperty("onLibraryChanged") is var told && told.GetProperty("imageId").GetString() == ids[0]
                && told.GetProperty("image").GetProperty("tags").GetArrayLength() > 0);
    }

    private static async Task<string[]> FillAsync(GraphQLClient owner, int count)
    {
        var generation = await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "A stone garden", count }));
        return [.. generation.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("id").GetString()!)];
    }

    private static async Task<int> CountAsync(GraphQLClient owner, object where)
    {
        var page = (await owner.QueryAsync("query($where: ImageFilterInput) { images(where: $where) { totalCount nodes { id } } }", new { where })).GetProperty("images");
        Assert.Equal(page.GetProperty("totalCount").GetInt32(), page.GetProperty("nodes").GetArrayLength());
        return page.GetProperty("totalCount").GetInt32();
    }

    private static async Task<List<(string, int)>> TagsAsync(GraphQLClient owner)
        => [.. (await owner.QueryAsync("{ imageTags { tag count } }")).GetProperty("imageTags").EnumerateArray()
            .Select(tag => (tag.GetProperty("tag").GetString()!, tag.GetProperty("count").GetInt32()))];
}
