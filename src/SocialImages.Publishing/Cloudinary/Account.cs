namespace SocialImages.Publishing.Cloudinary;

/// <summary>
/// One Cloudinary product environment, as written in <c>CLOUDINARY_URL</c>:
/// <c>cloudinary://key:secret@cloud[?signature_algorithm=sha256]</c>.
/// </summary>
public sealed record Account(string Cloud, string ApiKey, string ApiSecret)
{
    private const string Scheme = "cloudinary://";

    public SignatureAlgorithm SignatureAlgorithm { get; init; } = SignatureAlgorithm.Sha1;

    // System.Uri would lower-case the host, and cloud names are case-sensitive; nothing is percent-decoded either.
    public static Account Parse(string url)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Malformed("must start with cloudinary://");

        var (address, query) = Split(url[Scheme.Length..], '?');
        var at = address.LastIndexOf('@');
        if (at < 0)
            throw Malformed("names no cloud after '@'");

        var (key, secret) = Split(address[..at], ':');
        var cloud = address[(at + 1)..];
        if (key.Length == 0 || secret.Length == 0 || cloud.Length == 0)
            throw Malformed("must be cloudinary://key:secret@cloud");
        if (cloud.Contains('/', StringComparison.Ordinal))
            throw Malformed("names a private host; put that into CLOUDINARY_DELIVERY_BASE_URL");

        return new Account(cloud, key, secret) { SignatureAlgorithm = AlgorithmIn(query) };
    }

    public override string ToString() => $"{Scheme}{ApiKey}:***@{Cloud}";

    private static SignatureAlgorithm AlgorithmIn(string query)
    {
        const string name = "signature_algorithm=";
        var value = query.Split('&').FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal));
        return value?[name.Length..] switch
        {
            null or "sha1" => SignatureAlgorithm.Sha1,
            "sha256" => SignatureAlgorithm.Sha256,
            _ => throw Malformed("knows signature_algorithm sha1 and sha256 only"),
        };
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    private static FormatException Malformed(string what) => new($"CLOUDINARY_URL {what}.");
}
