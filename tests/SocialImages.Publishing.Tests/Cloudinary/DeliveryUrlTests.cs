using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class DeliveryUrlTests
{
    private static readonly Uri Base = new("https://res.cloudinary.com");
    private static readonly Account Test123 = new("test123", "a", "b");

    [Theory]
    [InlineData("c_crop,h_20,w_10/image.jpg", "s--Ai4Znfl3--")]
    [InlineData("image.jpg", "s----SjmNDA--")]
    [InlineData("c_crop,h_20,w_1/image.jpg", "s--eMXgzFAO--")]
    [InlineData("sample.jpg", "s--v2fTPYTu--")]
    [InlineData("http://google.com/path/to/image.png", "s--hH_YcbiS--")]
    [InlineData("ar_4:5,c_fill,f_jpg,g_auto,q_auto,w_1080/shop/shoe_1.jpg", "s--ehZOjMui--")]
    [InlineData("/image.jpg/", "s----SjmNDA--")]
    public void Sha1Path_IsSignedAsPublished(string path, string expected) =>
        Assert.Equal(expected, new CloudinarySigner("b").SignUriPart(path));

    [Theory]
    [InlineData("sample.jpg", "s--2hbrSMPO--")]
    [InlineData("ar_4:5,c_fill,f_jpg,g_auto,q_auto,w_1080/shop/shoe_1.jpg", "s--SGgIW_pd--")]
    public void Sha256Path_IsSignedAsPublished(string path, string expected) =>
        Assert.Equal(expected, new CloudinarySigner("b", SignatureAlgorithm.Sha256).SignUriPart(path));

    [Fact]
    public void LongSignature_HasThirtyTwoCharactersOfSha256() =>
        Assert.Equal("s--2hbrSMPOjj5BJ4xV7SgFbRDevFaQNUFf--", new CloudinarySigner("b").SignUriPart("sample.jpg", longSignature: true));

    [Theory]
    [InlineData("c_scale,h_200,w_300/testFolder/Test%20Image.jpg", "s--rmmMhYpj--")]
    [InlineData("c_scale,h_200,w_300/testFolder/TestImage_僅測試.jpg", "s--FvJh0bXb--")]
    public void OddCharacters_AreSignedAsTheyStand(string path, string expected) =>
        Assert.Equal(expected, new CloudinarySigner("abcd").SignUriPart(path));

    [Fact]
    public void StoredBytes_AreAddressedByVersion() =>
        Assert.Equal(
            "https://res.cloudinary.com/test123/image/upload/v1763711999/posts/0a1b.jpg",
            new DeliveryUrl("posts/0a1b") { Version = 1763711999, Format = "jpg" }.Build(Base, Test123));

    [Fact]
    public void FolderWithoutVersion_GetsVersionOne() =>
        Assert.Equal(
            "https://res.cloudinary.com/test123/image/upload/v1/posts/0a1b",
            new DeliveryUrl("posts/0a1b").Build(Base, Test123));

    [Fact]
    public void SignedTransformation_SignsWithoutTheVersion() =>
        Assert.Equal(
            "https://res.cloudinary.com/test123/image/upload/s--Ai4Znfl3--/c_crop,h_20,w_10/v1234/image.jpg",
            new DeliveryUrl("image") { Transformation = "c_crop,h_20,w_10", Version = 1234, Format = "jpg", WithSignature = true }.Build(Base, Test123));
}
