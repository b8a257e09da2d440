using System.Net;
using System.Text.Json;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class OpeningTheIdeTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private readonly string _folder = Directory.CreateTempSubdirectory("ide").FullName;
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(_folder, "static", "js"));
        foreach (var (name, text) in ((string, string)[])[("index.html", "<html>"), ("LICENSE", "terms"), ("static/js/main.1.js", "1"), ("service-worker.js", "cache()"), ("package.json", "{}"), ("index.cjs", "")])
            await File.WriteAllTextAsync(System.IO.Path.Combine(_folder, name), text);
        _host = await GraphQLHost.StartAsync(options =>
        {
            options.Tool.Enable = true;
            options.Tool.Directory = _folder;
            options.Tool.Title = "Trial";
            options.Tool.HttpHeaders["X-Fixed"] = "1";
            options.Tool.Configure = (context, configuration) =>
            {
                if (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address))
                    configuration.HttpHeaders["Authorization"] = "Bearer demo";
                return ValueTask.CompletedTask;
            };
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Browser_IsSentToTheSlash()
    {
        var response = await _host.GetAsync("?x=1", Browser);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/graphql/?x=1", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Page_IsServedWithItsPolicy()
    {
        var response = await _host.GetAsync("/", Browser);

        Assert.Contains("frame-ancestors 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        await response.IsAsync(HttpStatusCode.OK, "text/html", "<html>");
    }

    [Theory]
    [InlineData("/LICENSE", "text/plain; charset=utf-8", "terms", "no-cache")]
    [InlineData("/static/js/main.1.js", "text/javascript", "1", "public, max-age=31536000, immutable")]
    public async Task Files_AreServed(string path, string contentType, string text, string caching)
    {
        var response = await _host.GetAsync(path);
        var again = await _host.GetAsync(path, null, ("If-None-Match", response.Headers.ETag!.Tag));

        Assert.Equal(caching, response.Headers.GetValues("Cache-Control").Single());
        await response.IsAsync(HttpStatusCode.OK, contentType, text);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/package.json")]
    [InlineData("/index.cjs")]
    [InlineData("/static")]
    [InlineData("/static/../../etc/passwd")]
    [InlineData("/%2e%2e/secret")]
    [InlineData("/static/js/%2e%2e/%2e%2e/%2e%2e/secret")]
    public async Task OtherPaths_AreNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _host.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData(false, "// No offline copy of the IDE is kept.\n", "text/javascript; charset=utf-8")]
    [InlineData(true, "cache()", "text/javascript")]
    public async Task ServiceWorker_IsThePackagesOnlyWhereWanted(bool enable, string text, string contentType)
    {
        await using var host = await GraphQLHost.StartAsync(options =>
        {
            options.Tool.Enable = true;
            options.Tool.Directory = _folder;
            options.Tool.EnableServiceWorker = enable;
        });

        await (await host.GetAsync("/service-worker.js")).IsAsync(HttpStatusCode.OK, contentType, text);
    }

    [Fact]
    public async Task Configuration_NamesTheEndpointAndCanBeExtended()
    {
        var response = await _host.GetAsync("/bcp-config.json");

        var json = JsonSerializer.Deserialize<JsonElement>(await response.TextAsync());
        Assert.True(json.GetProperty("useBrowserUrlAsEndpoint").GetBoolean());
        Assert.True(json.GetProperty("disableTelemetry").GetBoolean());
        Assert.Equal("Trial", json.GetProperty("title").GetString());
        Assert.Equal("""{"X-Fixed":"1","Authorization":"Bearer demo"}""", json.GetProperty("httpHeaders").GetRawText());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task QueryOfABrowser_IsStillAnswered()
    {
        var response = await _host.GetAsync("?query={ __typename }", Browser);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/graphql-response+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task PostToTheSlash_IsAnswered()
    {
        var response = await _host.SendAsync(
            HttpMethod.Post, "/", new StringContent("""{"query":"{ __typename }"}"""), "application/json", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task SwitchedOff_ServesNothing()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.Tool.Directory = _folder);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/", Browser)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/bcp-config.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/LICENSE")).StatusCode);
    }
}
