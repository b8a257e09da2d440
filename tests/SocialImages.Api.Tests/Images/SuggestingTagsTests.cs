using System.Text.Json;
using SocialImages.Api.Tests.Harness;
using SocialImages.Imaging;

namespace SocialImages.Api.Tests.Images;

/// <summary>A service that has a model look at pictures.</summary>
public sealed class SeeingService : Service
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["IMAGE_TAGGING_MODEL"] = "gpt-4.1-mini" };
}

public sealed class SuggestingTagsTests(SeeingService service) : IClassFixture<SeeingService>
{
    [Fact]
    public async Task WhatAModelSees_IsSuggestedBeforeTheWords()
    {
        var owner = await service.NewOwnerAsync("Seen");
        var image = await owner.UploadAsync(await Uploads.PictureAsync(930, ImageFormat.Jpeg, 640, 400), "harbour.jpg");

        // Red and green are equally strong in it but for a line of noise.
        var suggested = await SuggestedAsync(owner, image, tags => tags.Count > 1);
        Assert.Contains(suggested[0], new[] { "red", "green" });
        Assert.Equal(["dark", "wide picture", "harbour"], suggested.Skip(1));
        await owner.MutateAsync("updateImage", new { imageId = Id(image), tags = new[] { "dark" } }, "image { id }");
        Assert.Equal([suggested[0], "wide picture", "harbour"], await SuggestedAsync(owner, image, _ => true));
    }

    [Fact]
    public async Task ModelThatFails_IsAskedAgainAndTheUploadSucceedsMeanwhile()
    {
        await service.FaultAsync(new { service = "openai", operation = "chat", fault = "status", value = 500, times = 1 });
        var owner = await service.NewOwnerAsync("Failing");

        var image = await owner.UploadAsync(await Uploads.PictureAsync(931), "lighthouse.jpg");

        Assert.Contains("dark", await SuggestedAsync(owner, image, tags => tags.Count > 1));
    }

    [Fact]
    public async Task ModelThatRefuses_IsNotAskedAgain()
    {
        await service.FaultAsync(new { service = "openai", operation = "chat", fault = "status", value = 400, times = 1 });
        var owner = await service.NewOwnerAsync("Refusing");

        var image = await owner.UploadAsync(await Uploads.PictureAsync(932), "boat.jpg");

        var started = TimeProvider.System.GetTimestamp();
        while (await service.CountAsync("tag_requests") > 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        Assert.Equal(0, await service.CountAsync("tag_requests"));
        Assert.Equal(["boat"], await SuggestedAsync(owner, image, _ => true));
    }

    private static string Id(JsonElement image) => image.GetProperty("id").GetString()!;

    private static async Task<IReadOnlyList<string>> SuggestedAsync(GraphQLClient owner, JsonElement image, Predicate<IReadOnlyList<string>> enough)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var data = await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Image { suggestedTags } } }", new { id = Id(image) });
            string[] tags = [.. data.GetProperty("node").GetProperty("suggestedTags").EnumerateArray().Select(tag => tag.GetString()!)];
            if (enough(tags)) return tags;
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMinutes(2)) throw new TimeoutException(string.Join(", ", tags));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
