using System.Globalization;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>A delivery address: <c>{base}/{cloud}/image/upload/[s--…--/][transformation/][v{version}/]{public id}[.{format}]</c>.</summary>
public sealed record DeliveryUrl(string PublicId)
{
    /// <summary>Null delivers the stored bytes untouched.</summary>
    public string? Transformation { get; init; }

    /// <summary>From the upload's reply; a new version is a new address, so no cache can answer with older bytes.</summary>
    public long? Version { get; init; }

    public string? Format { get; init; }

    public bool WithSignature { get; init; }

    public bool LongSignature { get; init; }

    internal string Build(Uri deliveryBase, Account account)
    {
        var file = Format is null ? PublicId : $"{PublicId}.{Format}";
        var signer = new CloudinarySigner(account.ApiSecret, account.SignatureAlgorithm);
        string?[] segments =
        [
            deliveryBase.AbsoluteUri.TrimEnd('/'),
            account.Cloud,
            "image/upload",
            WithSignature ? signer.SignUriPart(Transformation is null ? file : $"{Transformation}/{file}", LongSignature) : null,
            Transformation,
            VersionSegment(),
            file,
        ];
        return string.Join('/', segments.Where(segment => segment is not null));
    }

    // Cloudinary reads the first folder of an unversioned id as a version or transformation unless a version stands before it.
    private string? VersionSegment() => Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"v{version}")
        : PublicId.Contains('/', StringComparison.Ordinal) ? "v1" : null;
}
