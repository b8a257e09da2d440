using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class SigningRequestsTests
{
    private const string SdkSecret = "hdcixPpR2iKERPwqvH6sHdK9cyac";

    [Fact]
    public void PublicIdAndTimestamp_GiveThePublishedSignature() =>
        Assert.Equal("c3470533147774275dd37996cc4d0e68fd03cd4f", Sign("abcd", SignatureAlgorithm.Sha1,
            ("public_id", "sample"), ("timestamp", "1315060510")));

    [Fact]
    public void UnsortedParameters_AreSortedFirst() =>
        Assert.Equal("bfd09f95f331f558cbd1320e67aa8d488770583e", Sign("abcd", SignatureAlgorithm.Sha1,
            ("timestamp", "1315060510"), ("public_id", "sample_image"), ("eager", "w_400,h_300,c_pad|w_260,h_200,c_crop")));

    [Theory]
    [InlineData(SignatureAlgorithm.Sha1, "14c00ba6d0dfdedbc86b316847d95b9e6cd46d94")]
    [InlineData(SignatureAlgorithm.Sha256, "45ddaa4fa01f0c2826f32f669d2e4514faf275fe6df053f1a150e7beae58a3bd")]
    public void EitherAlgorithm_GivesThePublishedSignature(SignatureAlgorithm algorithm, string expected) =>
        Assert.Equal(expected, Sign(SdkSecret, algorithm,
            ("cloud_name", "dn6ot3ged"), ("timestamp", "1568810420"), ("username", "user@cloudinary.com")));

    [Fact]
    public void AmpersandInAValue_CannotPoseAsAnotherParameter()
    {
        var honest = Sign(SdkSecret, SignatureAlgorithm.Sha1, ("cloud_name", "dn6ot3ged"), ("timestamp", "1568810420"),
            ("notification_url", "https://fake.com/callback?a=1"), ("tags", "hello,world"));
        var smuggled = Sign(SdkSecret, SignatureAlgorithm.Sha1, ("cloud_name", "dn6ot3ged"), ("timestamp", "1568810420"),
            ("notification_url", "https://fake.com/callback?a=1&tags=hello,world"));

        Assert.Equal("7b4e3a539ff1fa6e6700c41b3a2ee77586a025f9", honest);
        Assert.Equal("4fdf465dd89451cc1ed8ec5b3e314e8a51695704", smuggled);
    }

    [Fact]
    public void EmptyValues_AreLeftOut() =>
        Assert.Equal("c3470533147774275dd37996cc4d0e68fd03cd4f", Sign("abcd", SignatureAlgorithm.Sha1,
            ("public_id", "sample"), ("tags", ""), ("timestamp", "1315060510")));

    [Theory]
    [InlineData(SignatureAlgorithm.Sha1, "08d3107a5b2ad82e7d82c0b972218fbf20b5b1e0")]
    [InlineData(SignatureAlgorithm.Sha256, "cc69ae4ed73303fbf4a55f2ae5fc7e34ad3a5c387724bfcde447a2957cacdfea")]
    public void ReplySignature_IsChecked(SignatureAlgorithm algorithm, string signature)
    {
        var signer = new CloudinarySigner("X7qLTrsES31MzxxkxPPA-pAGGfU", algorithm);

        Assert.True(signer.VerifyApiResponseSignature("tests/logo.png", "1", signature));
        Assert.False(signer.VerifyApiResponseSignature("tests/logo.png", "2", signature));
    }

    private static string Sign(string secret, SignatureAlgorithm algorithm, params (string Name, string Value)[] parameters) =>
        new CloudinarySigner(secret, algorithm).SignParameters(parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
