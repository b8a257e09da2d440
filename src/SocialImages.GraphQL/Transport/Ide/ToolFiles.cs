namespace SocialImages.GraphQL.AspNetCore;

/// <summary>The files of the IDE's package that belong to the page; read once, so that no path leads out of the folder.</summary>
internal sealed class ToolFiles
{
    // The package's own papers: not part of the page. The licence is, its terms ask for it.
    private static readonly string[] NotServed =
        ["index.cjs", "index.mjs", "index.d.cts", "index.d.mts", "package.json", "README.md", "asset-manifest.json", "robots.txt"];

    private readonly Dictionary<string, Lazy<ToolFile>> _files = new(StringComparer.Ordinal);

    public ToolFiles(string? directory)
    {
        if (directory is null || !File.Exists(System.IO.Path.Combine(directory, "index.html")))
        {
            throw new DirectoryNotFoundException(
                $"There is no GraphQL IDE in '{directory}': install the npm package @chillicream/bananacakepop-graphql-ide "
                + "and name its folder in GraphQLToolOptions.Directory, or set GraphQLToolOptions.Enable to false.");
        }

        var root = System.IO.Path.GetFullPath(directory);
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');
            if (!NotServed.Contains(name, StringComparer.Ordinal))
                _files.Add(name, new(() => ToolFile.Of(name, path)));
        }
    }

    public ToolFile? Find(string name) => _files.TryGetValue(name, out var file) ? file.Value : null;
}
