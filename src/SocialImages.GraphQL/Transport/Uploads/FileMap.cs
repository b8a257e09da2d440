using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The files of one request by variable path; deletes them when the request is over.</summary>
internal sealed class FileMap : IAsyncDisposable
{
    private readonly Dictionary<string, IFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IFile> ByPath => _byPath;

    public bool Has(string key) => _byKey.ContainsKey(key);

    public void Add(string key, UploadedFile file, IEnumerable<string> paths)
    {
        _byKey.Add(key, file);
        foreach (var path in paths)
            _byPath.Add(path, file);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _byKey.Values)
            await file.DisposeAsync();
        _byKey.Clear();
    }
}
