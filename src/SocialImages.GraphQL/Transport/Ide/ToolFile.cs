using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>One file of the IDE as it was published.</summary>
internal sealed record ToolFile(string Path, string ContentType, long Length, string ETag, bool IsPage, bool NeverChanges)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static ToolFile Of(string name, string path)
    {
        using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file))[..32];
        var type = name == "LICENSE" ? "text/plain; charset=utf-8"
            : ContentTypes.TryGetContentType(name, out var known) ? known
            : "application/octet-stream";
        return new(path, type, file.Length, $"\"{hash}\"", type == "text/html", name.StartsWith("static/", StringComparison.Ordinal));
    }
}
