using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SocialImages.Api.Tests.Harness;

/// <summary>Some server of the web, well behaved or not.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private int _requests;

    private WebHost(WebApplication app)
    {
        _app = app;
        app.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            return _pages.TryGetValue(context.Request.Path, out var page) ? page(context) : NotFound(context);
        });
    }

    public Uri Address => new(_app.Urls.First());

    public int Requests => _requests;

    public static async Task<WebHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new WebHost(builder.Build());
        await host._app.StartAsync();
        return host;
    }

    /// <summary>The address of a page that answers like this.</summary>
    public string Serve(string path, RequestDelegate page)
    {
        _pages[path] = page;
        return new Uri(Address, path).AbsoluteUri;
    }

    public string ServeFile(string path, byte[] bytes) => Serve(path, context => context.Response.Body.WriteAsync(bytes).AsTask());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
