using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialImages.Publishing.Cloudinary;

public sealed record FileDescription(string FileName, ReadOnlyMemory<byte> Content);

public sealed partial record ImageUploadParams
{
    public required FileDescription File { get; init; }

    /// <summary>
    /// Always ours and always the same for the same picture, so that a repeated upload replaces instead of duplicating.
    /// Only <c>a-z 0-9 / _ -</c>: Cloudinary's own SDKs disagree about how anything else is signed.
    /// </summary>
    public required string PublicId
    {
        get;
        init => field = SafeId().IsMatch(value) ? value : throw new ArgumentException($"'{value}' is no safe public id.", nameof(PublicId));
    }

    public bool Overwrite { get; init; } = true;

    /// <summary>Also purge copies that the CDN may hold of an earlier version.</summary>
    public bool Invalidate { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    internal SortedDictionary<string, string> ToParameters(DateTimeOffset now)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["overwrite"] = Overwrite ? "true" : "false",
            ["public_id"] = PublicId,
            ["timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        if (Invalidate)
            parameters["invalidate"] = "true";
        if (Tags.Count > 0)
            parameters["tags"] = string.Join(',', Tags);
        return parameters;
    }

    [GeneratedRegex("^[a-z0-9_-]+(/[a-z0-9_-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeId();
}
