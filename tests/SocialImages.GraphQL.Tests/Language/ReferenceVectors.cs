using System.Text.Json;

namespace SocialImages.GraphQL.Tests.Language;

/// <summary>Reference data kept outside the repository: <c>GRAPHQL_VECTORS</c>, else a folder beside the checkout.</summary>
internal static class ReferenceVectors
{
    public static readonly string Root = FindRoot();

    private static readonly string Folder =
        Environment.GetEnvironmentVariable("GRAPHQL_VECTORS") ?? System.IO.Path.Combine(Root, "..", "shared", "facts", "vectors");

    /// <summary>Skips the calling test when the data is not there.</summary>
    public static JsonElement[] Read(string file) => [.. JsonElement.Parse(ReadText(file)).EnumerateArray()];

    public static string ReadText(string file)
    {
        var path = System.IO.Path.Combine(Folder, file);
        if (!File.Exists(path))
            Assert.Skip($"{file} is not there; set GRAPHQL_VECTORS to the folder that has it.");
        return File.ReadAllText(path);
    }

    public static bool Exists(string file) => File.Exists(System.IO.Path.Combine(Folder, file));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "SocialImages.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}
