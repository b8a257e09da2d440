using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>Hot Chocolate's model, compiled against this server: the same schema and the same answers.</summary>
public sealed partial class RunningTheModelTests : IDisposable
{
    private static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "Model");

    private readonly WebApplicationFactory<Sample.Store> _application = new();

    public static TheoryData<string, string> Answers
    {
        get
        {
            var data = new TheoryData<string, string>();
            var lines = File.ReadAllLines(System.IO.Path.Combine(Folder, "answers.txt"));
            for (var i = 0; i + 1 < lines.Length; i += 2)
                data.Add(lines[i][2..], lines[i + 1]);
            return data;
        }
    }

    [Fact]
    public void Schema_IsTheSame()
    {
        var executor = _application.Services.GetRequiredKeyedService<RequestExecutor>(RequestExecutor.DefaultSchemaName);

        Assert.Equal(File.ReadAllText(System.IO.Path.Combine(Folder, "schema.graphql")).TrimEnd(), executor.SchemaText.Whole.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_IsTheSame(string request, string expected)
    {
        using var client = _application.WithWebHostBuilder(static builder => builder.UseSetting("environment", "Production")).CreateClient();
        using var content = new StringContent(request, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));

        using var response = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        Assert.Equal(WithoutIds(expected), WithoutIds(await response.Content.ReadAsStringAsync()));
    }

    public void Dispose() => _application.Dispose();

    // Ids are made anew by every run.
    private static string WithoutIds(string text) => Guids().Replace(NodeIds().Replace(text, "node"), "guid");

    [GeneratedRegex("SW1hZ2U6[A-Za-z0-9+/]{22}==")]
    private static partial Regex NodeIds();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
