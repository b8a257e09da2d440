using System.Text.Json;
using SocialImages.Api.Tests.Harness;
using SocialImages.Imaging;

namespace SocialImages.Api.Tests.Images;

public sealed class FindingSimilarImagesTests(Service service)
{
    [Fact]
    public async Task SamePictureInAnotherFormatAndSize_IsSimilarAndAnotherIsNot()
    {
        var owner = await service.NewOwnerAsync("Similar");
        var original = await owner.UploadAsync(await Uploads.PictureAsync(50), "red bicycle.jpg");
        var smaller = await owner.UploadAsync(await Uploads.PictureAsync(50, ImageFormat.Png, 320, 240), "copy.png");
        await owner.UploadAsync(await Uploads.NoiseAsync(51), "noise.png");

        var found = await FindAsync(owner, "similarImages(imageId: $id) { id orientation }", Id(original));

        Assert.Equal([(Id(smaller), "LANDSCAPE")], found.Select(image => (Id(image), image.GetProperty("orientation").GetString()!)));
    }

    [Fact]
    public async Task WordsOfAPrompt_FindThePicturesThatHaveThem()
    {
        var owner = await service.NewOwnerAsync("Words");
        await owner.UploadAsync(await Uploads.PictureAsync(52), "green boat.jpg");
        var bicycle = await owner.UploadAsync(await Uploads.PictureAsync(53), "red bicycle.jpg");

        var found = (await owner.QueryAsync("{ similarImages(prompt: \"A bicycle, red & '|' :* fast\") { id suggestedTags } }")).GetProperty("similarImages");

        Assert.Equal(Id(bicycle), Id(Assert.Single(found.EnumerateArray())));
        Assert.Equal(["red", "bicycle"], found[0].GetProperty("suggestedTags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task PictureOfAnotherWorkspace_FindsNothing()
    {
        var image = await (await service.NewOwnerAsync("Theirs similar")).UploadAsync(await Uploads.PictureAsync(54));
        var stranger = await service.NewOwnerAsync("Stranger similar");
        await stranger.UploadAsync(await Uploads.PictureAsync(54));

        Assert.Empty(await FindAsync(stranger, "similarImages(imageId: $id) { id }", Id(image)));
        Assert.Empty(await FindAsync(stranger, "exactDuplicates(imageId: $id) { id }", Id(image)));
    }

    private static async Task<IReadOnlyList<JsonElement>> FindAsync(GraphQLClient owner, string field, string id)
        => [.. (await owner.QueryAsync($"query($id: ID!) {{ {field} }}", new { id })).EnumerateObject().Single().Value.EnumerateArray()];

    private static string Id(JsonElement image) => image.GetProperty("id").GetString()!;
}
