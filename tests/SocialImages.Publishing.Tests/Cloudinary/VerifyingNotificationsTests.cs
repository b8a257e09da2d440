using System.Text;
using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class VerifyingNotificationsTests
{
    private const string EagerBody =
        """{"notification_type":"eager","eager":[{"transformation":"sp_full_hd/mp4","bytes":1055,"url":"http://res.cloudinary.com/demo/video/upload/sp_full_hd/v1533125278/dog.mp4","secure_url":"https://res.cloudinary.com/demo/video/upload/sp_full_hd/v1533125278/dog.mp4"}],"public_id":"dog","batch_id":"9b11fa058c61fa577f4ec516bf6ee756ac2aefef095af99aef1302142cc1694a"}""";

    private const string EagerSignature = "dfe82de1d9083fe0b7ea68070649f9a15b8874da";
    private const string EagerTimestamp = "1549533514";

    private static readonly CloudinarySigner EagerSigner = new("X7qLTrsES31MzxxkxPPA-pAGGfU");
    private static readonly DateTimeOffset EagerSent = DateTimeOffset.FromUnixTimeSeconds(1549533514);

    [Theory]
    [InlineData("X7qLTrsES31MzxxkxPPA-pAGGfU", EagerTimestamp, EagerBody, SignatureAlgorithm.Sha1, EagerSignature)]
    [InlineData("someApiSecret", "0", "{}", SignatureAlgorithm.Sha256, "d5497e1a206ad0ba29ad09a7c0c5f22e939682d15009c15ab3199f62fefbd14b")]
    [InlineData("hardcoded", "7952342400000", """{"public_id":"b8sjhoslj8cq8ovoa0ma","version":"1555337587","width":1000,"height":800}""",
        SignatureAlgorithm.Sha256, "6c5a29fd8815772fbac2f10ae741e093d0859313947ef8fadeb29126ded6649c")]
    public void PublishedNotification_HasThePublishedSignature(
        string secret, string timestamp, string body, SignatureAlgorithm algorithm, string expected) =>
        Assert.Equal(expected, new CloudinarySigner(secret, algorithm).SignNotification(Encoding.UTF8.GetBytes(body), timestamp));

    [Theory]
    [InlineData(0, true)]
    [InlineData(7199, true)]
    [InlineData(7200, false)]
    [InlineData(-299, true)]
    [InlineData(-300, false)]
    public void Age_DecidesAcceptance(int secondsLater, bool accepted) =>
        Assert.Equal(accepted, Verify(EagerBody, EagerTimestamp, EagerSignature, EagerSent.AddSeconds(secondsLater)));

    [Fact]
    public void OneChangedByte_IsRefused() =>
        Assert.False(Verify(EagerBody.Replace("dog\"", "cat\"", StringComparison.Ordinal), EagerTimestamp, EagerSignature, EagerSent));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void MalformedTimestamp_IsRefused(string timestamp) =>
        Assert.False(Verify(EagerBody, timestamp, EagerSignature, EagerSent));

    private static bool Verify(string body, string timestamp, string signature, DateTimeOffset now) =>
        EagerSigner.VerifyNotificationSignature(Encoding.UTF8.GetBytes(body), timestamp, signature, now);
}
