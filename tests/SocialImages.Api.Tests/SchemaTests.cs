using System.Diagnostics;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class SchemaTests(Service service)
{
    [Fact]
    public async Task SchemaFile_IsWhatTheServerServes()
    {
        var served = await service.Anonymous.Http.GetStringAsync("/graphql?sdl");

        var written = await File.ReadAllTextAsync(Path.Combine(Repository(), "schema.graphql"));

        Assert.Equal(written.ReplaceLineEndings().Trim(), served.ReplaceLineEndings().Trim());
    }

    [Fact]
    public async Task Export_WritesTheSchemaWithoutADatabase()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.graphql");
        using var export = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "SocialImages.Api.dll"), "schema", "export", "--output", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await export.WaitForExitAsync();

        Assert.Equal(0, export.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository(), "schema.graphql")), await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    [Theory]
    [InlineData("type Post implements Node")]
    [InlineData("type Image implements Node")]
    [InlineData("interface Error")]
    [InlineData("PORTRAIT_4_5")]
    [InlineData("type GenerationProgress {")]
    public async Task Contract_IsInTheSchema(string text)
        => Assert.Contains(text, await service.Anonymous.Http.GetStringAsync("/graphql?sdl"), StringComparison.Ordinal);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialImages.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
