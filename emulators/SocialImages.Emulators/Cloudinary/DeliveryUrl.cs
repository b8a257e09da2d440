using System.Text.RegularExpressions;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A delivery address taken apart: <c>{resource type}/{type}/[s--SIG--/]{transformations}/[v{version}/]{public id}[.{ext}]</c>.</summary>
internal sealed partial record DeliveryUrl(string ResourceType, string Type, string? Signature, IReadOnlyList<string> Components, string PublicId, string? Extension)
{
    /// <summary>The public id as it stands in the address, with its extension; this is what was signed.</summary>
    public string File => Extension is null ? PublicId : $"{PublicId}.{Extension}";

    public static DeliveryUrl Parse(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments.Count < 3 || segments[0] is not ("image" or "raw")) throw CloudinaryException.NotFound($"Resource not found - {path}");
        var (resourceType, type) = (segments[0], segments[1]);
        segments.RemoveRange(0, 2);
        var signature = SignaturePart().Match(segments[0]) is { Success: true } match ? match.Groups[1].Value : null;
        if (signature is not null) segments.RemoveAt(0);
        var components = TakeComponents(segments);
        if (segments.Count == 0) throw CloudinaryException.NotFound($"Resource not found - {path}");
        return Named(resourceType, type, signature, components, string.Join('/', segments));
    }

    private static DeliveryUrl Named(string resourceType, string type, string? signature, List<string> components, string file)
    {
        var dot = file.LastIndexOf('.');
        return resourceType == "image" && dot > file.LastIndexOf('/') && Formats.IsKnown(file[(dot + 1)..])
            ? new DeliveryUrl(resourceType, type, signature, components, file[..dot], file[(dot + 1)..])
            : new DeliveryUrl(resourceType, type, signature, components, file, null);
    }

    /// <summary>All that stands before a version is a transformation; without one, what looks like it.</summary>
    private static List<string> TakeComponents(List<string> segments)
    {
        var version = segments.FindIndex(segment => Version().IsMatch(segment));
        var count = version >= 0 && version < segments.Count - 1 ? version : segments.SkipLast(1).TakeWhile(Transformation.LooksLikeOne).Count();
        var components = segments.Take(count).ToList();
        segments.RemoveRange(0, version == count && count < segments.Count - 1 ? count + 1 : count);
        return components;
    }

    [GeneratedRegex("^s--([A-Za-z0-9_-]{8}|[A-Za-z0-9_-]{32})--$")]
    private static partial Regex SignaturePart();

    [GeneratedRegex("^v[0-9]+$")]
    private static partial Regex Version();
}
