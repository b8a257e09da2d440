using System.Net;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class ReadingTheSchemaTests : IAsyncLifetime
{
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("?sdl")]
    [InlineData("/?sdl")]
    [InlineData("/schema")]
    [InlineData("/schema/")]
    [InlineData("/schema.graphql")]
    public async Task Sdl_IsServedAsAFile(string path)
    {
        var response = await _host.GetAsync(path);

        await response.IsAsync(HttpStatusCode.OK, "application/graphql; charset=utf-8", EchoEngine.Sdl);
        Assert.Equal("attachment; filename=\"schema.graphql\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("public, must-revalidate, max-age=3600", response.Headers.CacheControl?.ToString());
        Assert.StartsWith("\"1-", response.Headers.ETag?.Tag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownSdl_IsNotSentAgain()
    {
        var first = await _host.GetAsync("?sdl");

        var second = await _host.GetAsync("?sdl", null, ("If-None-Match", first.Headers.ETag!.Tag));
        var other = await _host.GetAsync("?sdl", null, ("If-None-Match", "\"1-other\""));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("", await second.TextAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Query,Query")]
    [InlineData(" Query , ")]
    public async Task SingleTypes_ArePrinted(string types)
    {
        var response = await _host.GetAsync("?sdl&types=" + Uri.EscapeDataString(types));

        await response.IsAsync(HttpStatusCode.OK, "application/graphql; charset=utf-8", EchoEngine.Sdl);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "HC0058", "The specified types argument is empty.")]
    [InlineData(",", HttpStatusCode.BadRequest, "HC0058", "The specified types argument is empty.")]
    [InlineData("1Query", HttpStatusCode.BadRequest, "HC0059", "The type name is invalid.")]
    [InlineData("Query,<script>", HttpStatusCode.BadRequest, "HC0059", "The type name is invalid.")]
    [InlineData("Nope", HttpStatusCode.NotFound, "HC0060", "The type `Nope` does not exist.")]
    public async Task WrongTypes_AreRefused(string types, HttpStatusCode status, string code, string message)
    {
        var response = await _host.GetAsync("?sdl&types=" + Uri.EscapeDataString(types));

        await response.IsErrorAsync(status, code, message);
    }

    [Fact]
    public async Task SwitchedOff_TellsNothing()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.EnableSchemaRequests = false);

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/schema")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/schema.graphql")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("?sdl")).StatusCode);
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/schema/deeper")]
    [InlineData("/index.html")]
    public async Task OtherPaths_AreNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _host.GetAsync(path)).StatusCode);

    [Fact]
    public async Task PostToTheSchema_IsNotAllowed()
    {
        var response = await _host.SendAsync(HttpMethod.Post, "/schema", new StringContent("x"), null, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }
}
