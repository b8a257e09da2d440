namespace SocialImages.Domain.Images;

/// <summary>Where bytes are kept: `{workspace}/{sha256}`, so that a workspace is deleted by deleting one prefix.</summary>
public readonly record struct StorageKey(Guid WorkspaceId, ContentHash Hash)
{
    public override string ToString() => $"{WorkspaceId:N}/{Hash.Hex}";

    public static bool TryParse(string text, out StorageKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Guid.TryParseExact(text[..slash], "N", out var workspaceId)) return false;
        var hex = text[(slash + 1)..];
        if (!ContentHash.IsHash(hex)) return false;
        key = new StorageKey(workspaceId, new ContentHash(hex));
        return true;
    }
}
