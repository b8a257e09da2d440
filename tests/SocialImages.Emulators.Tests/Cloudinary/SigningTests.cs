using SocialImages.Emulators.Cloudinary;

namespace SocialImages.Emulators.Tests.Cloudinary;

/// <summary>Published signature vectors.</summary>
public sealed class SigningTests
{
    private const string SdkSecret = "hdcixPpR2iKERPwqvH6sHdK9cyac";

    [Theory]
    [InlineData("abcd", "public_id=sample|timestamp=1315060510", 2, "c3470533147774275dd37996cc4d0e68fd03cd4f")]
    [InlineData("abcd", "public_id=sample_image|timestamp=1315060510|eager=w_400,h_300,c_pad;w_260,h_200,c_crop", 2, "bfd09f95f331f558cbd1320e67aa8d488770583e")]
    [InlineData(SdkSecret, "cloud_name=dn6ot3ged|timestamp=1568810420|username=user@cloudinary.com", 2, "14c00ba6d0dfdedbc86b316847d95b9e6cd46d94")]
    [InlineData(SdkSecret, "cloud_name=dn6ot3ged|timestamp=1568810420|notification_url=https://fake.com/callback?a=1&tags=hello,world", 2, "4fdf465dd89451cc1ed8ec5b3e314e8a51695704")]
    [InlineData(SdkSecret, "cloud_name=dn6ot3ged|timestamp=1568810420|notification_url=https://fake.com/callback?a=1&tags=hello,world", 1, "7b4e3a539ff1fa6e6700c41b3a2ee77586a025f9")]
    [InlineData(SdkSecret, "cloud_name=dn6ot3ged|timestamp=1568810420|notification_url=https://fake.com/callback?a=1|tags=hello,world", 2, "7b4e3a539ff1fa6e6700c41b3a2ee77586a025f9")]
    public void Request_MatchesVector(string secret, string fields, int version, string expected) =>
        Assert.Equal(expected, RequestSignature.Sha1(RequestSignature.StringToSign(Fields(fields), version) + secret));

    [Fact]
    public void Request_MatchesSha256Vector() => Assert.Equal(
        "45ddaa4fa01f0c2826f32f669d2e4514faf275fe6df053f1a150e7beae58a3bd",
        RequestSignature.Sha256(RequestSignature.StringToSign(Fields("cloud_name=dn6ot3ged|timestamp=1568810420|username=user@cloudinary.com"), 2) + SdkSecret));

    [Fact]
    public void Response_MatchesVectors()
    {
        const string Text = "public_id=tests/logo.png&version=1X7qLTrsES31MzxxkxPPA-pAGGfU";

        Assert.Equal("08d3107a5b2ad82e7d82c0b972218fbf20b5b1e0", RequestSignature.Sha1(Text));
        Assert.Equal("cc69ae4ed73303fbf4a55f2ae5fc7e34ad3a5c387724bfcde447a2957cacdfea", RequestSignature.Sha256(Text));
    }

    [Theory]
    [InlineData("c_crop,h_20,w_10/image.jpg", "Ai4Znfl3")]
    [InlineData("image.jpg", "--SjmNDA")]
    [InlineData("c_crop,h_20,w_1/image.jpg", "eMXgzFAO")]
    [InlineData("sample.jpg", "v2fTPYTu")]
    [InlineData("http://google.com/path/to/image.png", "hH_YcbiS")]
    [InlineData("ar_4:5,c_fill,f_jpg,g_auto,q_auto,w_1080/shop/shoe_1.jpg", "ehZOjMui")]
    public void Delivery_MatchesVector(string text, string expected) => Assert.Equal(expected, DeliverySignature.Sha1(text + "b"));

    [Fact]
    public void Delivery_MatchesLongVector()
    {
        Assert.Equal("2hbrSMPOjj5BJ4xV7SgFbRDevFaQNUFf", DeliverySignature.Long("sample.jpgb"));
        Assert.Equal("SGgIW_pd", DeliverySignature.Long("ar_4:5,c_fill,f_jpg,g_auto,q_auto,w_1080/shop/shoe_1.jpgb")[..8]);
    }

    [Theory]
    [InlineData("image/upload/s--Ai4Znfl3--/c_crop,h_20,w_10/v1234/image.jpg")]
    [InlineData("image/upload/s--Ai4Znfl3--/c_crop,h_20,w_10/image.jpg")]
    [InlineData("image/upload/s--v2fTPYTu--/sample.jpg")]
    [InlineData("image/upload/s--2hbrSMPO--/sample.jpg")]
    [InlineData("image/upload/s--2hbrSMPOjj5BJ4xV7SgFbRDevFaQNUFf--/v77/sample.jpg")]
    public void SignedAddress_IsValidWhateverItsVersion(string path) => Assert.True(DeliverySignature.IsValid(DeliveryUrl.Parse(path), "b"));

    [Fact]
    public void SignedAddress_OfAnotherPicture_IsInvalid() => Assert.False(DeliverySignature.IsValid(DeliveryUrl.Parse("image/upload/s--v2fTPYTu--/other.jpg"), "b"));

    private static IEnumerable<KeyValuePair<string, string>> Fields(string text) =>
        text.Split('|').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1].Replace(';', '|')));
}
