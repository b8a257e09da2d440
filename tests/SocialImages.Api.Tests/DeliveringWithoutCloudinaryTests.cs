using System.Security.Cryptography;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>Instagram fetches the pictures from this service itself, at PUBLIC_URL.</summary>
public sealed class DeliveringWithoutCloudinaryTests
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["INSTAGRAM_PICTURE_DELIVERY"] = "storage",
        ["CLOUDINARY_URL"] = "",
    };

    [Fact]
    public async Task UploadedPicture_IsPublishedFromThePublicUrlByteForByte()
    {
        await using var own = new OwnService(Settings);
        await own.InitializeAsync();
        var owner = await own.NewOwnerAsync("Self-hosted");
        var uploaded = (await owner.UploadAsync(await Uploads.PictureAsync(7))).GetProperty("id").GetString();
        var postId = await PublishingPostsTests.NewPostAsync(owner, "Straight from the oven", [uploaded], ["A loaf"]);

        await owner.MutateAsync("publishPostNow", new { postId }, "post { id }");
        var post = await owner.PostInAsync(postId, "PUBLISHED", "FAILED", "NEEDS_REVIEW");

        Assert.Equal("PUBLISHED", post.GetProperty("status").GetString());
        var picture = Assert.Single((await own.ControlAsync("instagram/media")).EnumerateArray()).GetProperty("image");
        var source = new Uri(picture.GetProperty("sourceUrl").GetString()!);
        Assert.StartsWith(new Uri(own.Address, "/files/").AbsoluteUri, source.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(Assert.Single(post.GetProperty("preview").EnumerateArray()).GetProperty("sha256").GetString(), picture.GetProperty("sha256").GetString());
        using var stranger = new HttpClient();
        Assert.Equal(picture.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await stranger.GetByteArrayAsync(source))));
        Assert.Equal(JsonValueKind.Array, (await own.ControlAsync("requests?service=cloudinary")).ValueKind);
        Assert.Equal(0, (await own.ControlAsync("requests?service=cloudinary")).GetArrayLength());
    }
}
