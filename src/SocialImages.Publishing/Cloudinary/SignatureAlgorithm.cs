namespace SocialImages.Publishing.Cloudinary;

public enum SignatureAlgorithm
{
    Sha1,
    Sha256,
}
