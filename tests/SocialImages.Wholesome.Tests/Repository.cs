namespace SocialImages.Wholesome.Tests;

/// <summary>The working tree, without what is fetched or built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static readonly HashSet<string> NotOurs = ["artifacts", "node_modules", "bin", "obj", "data", "wwwroot", ".git", "TestResults", "dist"];
    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(() => [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)]);
    private static readonly Lazy<IReadOnlyList<SourceFile>> AllSources = new(() => [.. Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => new SourceFile(path))]);

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    public static IReadOnlyList<SourceFile> Sources => AllSources.Value;

    /// <summary>What is shipped or stands in for the outside: src and emulators.</summary>
    public static IEnumerable<SourceFile> Product => Sources.Where(source => source.IsIn("src") || source.IsIn("emulators"));

    public static IEnumerable<string> Named(string ending) => Files.Where(path => path.EndsWith(ending, StringComparison.Ordinal));

    public static bool Has(string path) => File.Exists(At(path)) || Directory.Exists(At(path));

    public static string Read(string path) => File.ReadAllText(At(path));

    public static string At(string path) => Path.Combine(Root, path);

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name) && inner.LinkTarget is null).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialImages.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from within the repository.");
        }

        return folder.FullName;
    }
}
