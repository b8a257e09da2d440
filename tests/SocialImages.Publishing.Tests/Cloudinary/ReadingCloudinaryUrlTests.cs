using SocialImages.Publishing.Cloudinary;

namespace SocialImages.Publishing.Tests.Cloudinary;

public sealed class ReadingCloudinaryUrlTests
{
    [Fact]
    public void MixedCase_IsKept() =>
        Assert.Equal(new Account("MyCloud", "123", "aB-_%3A"), Account.Parse("cloudinary://123:aB-_%3A@MyCloud"));

    [Fact]
    public void SchemeInCapitals_IsAccepted() =>
        Assert.Equal("c", Account.Parse("CLOUDINARY://k:s@c").Cloud);

    [Fact]
    public void AlgorithmInQuery_IsRead() =>
        Assert.Equal(SignatureAlgorithm.Sha256, Account.Parse("cloudinary://k:s@c?secure=true&signature_algorithm=sha256").SignatureAlgorithm);

    [Theory]
    [InlineData("")]
    [InlineData("https://k:s3cret@c")]
    [InlineData("cloudinary://k:s3cret")]
    [InlineData("cloudinary://s3cret@c")]
    [InlineData("cloudinary://:s3cret@c")]
    [InlineData("cloudinary://k:s3cret@")]
    [InlineData("cloudinary://k:s3cret@c/private.host")]
    [InlineData("cloudinary://k:s3cret@c?signature_algorithm=md5")]
    public void Malformed_IsRefusedByNameWithoutTheSecret(string url)
    {
        var refusal = Assert.Throws<FormatException>(() => Account.Parse(url));

        Assert.StartsWith("CLOUDINARY_URL ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_HidesTheSecret() =>
        Assert.Equal("cloudinary://k:***@c", Account.Parse("cloudinary://k:s3cret@c").ToString());

    [Theory]
    [InlineData("posts/0a1b_-c", true)]
    [InlineData("posts//a", false)]
    [InlineData("/posts", false)]
    [InlineData("posts/", false)]
    [InlineData("Posts/a", false)]
    [InlineData("posts/a b", false)]
    [InlineData("posts/a.jpg", false)]
    [InlineData("", false)]
    public void PublicId_StaysInsideTheSafeAlphabet(string publicId, bool safe)
    {
        var upload = () => new ImageUploadParams { File = new("a.jpg", ReadOnlyMemory<byte>.Empty), PublicId = publicId };

        if (safe)
            Assert.Equal(publicId, upload().PublicId);
        else
            Assert.Throws<ArgumentException>(upload);
    }
}
