using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SocialImages.Domain.Tests.Images;

/// <summary>What is done to a request on its way.</summary>
public enum Fault
{
    /// <summary>503 SlowDown, as S3 says it; nothing is done.</summary>
    SlowDown,

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    LostReply,
}

/// <summary>A real server of the S3 API in a process of its own, with a door before it that can be made to misbehave.</summary>
public sealed class ObjectStore : IAsyncLifetime
{
    private const string SlowDownBody =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message><RequestId>1</RequestId></Error>";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("s3-").FullName;
    private readonly HttpClient _http;
    private readonly Process _server;
    private WebApplication? _door;
    private (Fault Kind, int Left)? _fault;

    public ObjectStore()
    {
        var port = FreePort();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(Repository(), "tests", "object-store", "node_modules", "s3rver", "bin", "s3rver.js"),
                "--directory", _folder, "--address", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--silent",
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        _server = Process.Start(start)!;
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    /// <summary>Of the door.</summary>
    public Uri Address => new(_door!.Urls.First());

    /// <summary>The server's built-in account, for the id and the secret.</summary>
    public static string Key => "S3RVER";

    public int Requests { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await UntilListeningAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AllowSynchronousIO = true);
        _door = builder.Build();
        _door.Run(PassAsync);
        await _door.StartAsync();
    }

    public void Misbehave(Fault kind, int times) => _fault = (kind, times);

    public void Behave() => (_fault, Requests) = (null, 0);

    /// <summary>What lies in a bucket, by key.</summary>
    public IReadOnlyList<string> Keys(string bucket) =>
        [.. Directory.GetFiles(Path.Combine(_folder, bucket), "*_object", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(_folder, bucket), file).Replace("._S3rver_object", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        if (_door is not null) await _door.DisposeAsync();
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PassAsync(HttpContext context)
    {
        Requests++;
        var fault = TakeFault();
        if (fault == Fault.SlowDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "application/xml";
            await context.Response.WriteAsync(SlowDownBody);
            return;
        }

        // The server itself leaves these signatures unchecked.
        if (context.Request.Query.ContainsKey("X-Amz-Signature") && !PresignedUrl.IsGenuine(context.Request, Key))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var request = RequestOf(context.Request);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (fault == Fault.LostReply)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) context.Response.Headers[name] = values.ToArray();
        context.Response.Headers.Remove("transfer-encoding");
        await response.Content.CopyToAsync(context.Response.Body);
    }

    private static HttpRequestMessage RequestOf(HttpRequest from)
    {
        var target = from.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(target, UriKind.Relative));
        if (from.ContentLength is > 0) request.Content = new StreamContent(from.Body);
        foreach (var (name, values) in from.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return request;
    }

    private Fault? TakeFault()
    {
        lock (_http)
        {
            if (_fault is not { Left: > 0 } fault) return null;
            _fault = fault with { Left = fault.Left - 1 };
            return fault.Kind;
        }
    }

    private async Task UntilListeningAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await _http.GetAsync("/");
                return;
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(started) < StartPatience && !_server.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SocialImages.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No SocialImages.sln above.");
        return folder.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
