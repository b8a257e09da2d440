using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SocialImages.Emulators.Tests;

/// <summary>Somebody else's web server, from which Instagram is asked to take a picture.</summary>
public sealed class PictureHost : IAsyncLifetime
{
    private readonly WebApplication app;
    private readonly Dictionary<string, RequestDelegate> answers = [];
    private int count;

    public PictureHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(context => answers[context.Request.Path](context));
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public string Serve(byte[] file, string contentType = "image/jpeg") => Answer(async context =>
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file);
    });

    /// <summary>Without telling the length first.</summary>
    public string ServeUnannounced(byte[] file) => Answer(async context =>
    {
        context.Response.ContentType = "image/jpeg";
        await context.Response.StartAsync();
        await context.Response.Body.WriteAsync(file);
    });

    public string Answer(RequestDelegate answer)
    {
        var path = $"/{++count}.jpg";
        answers[path] = answer;
        return app.Urls.First() + path;
    }
}
