using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Import;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Images;

/// <summary>Addresses that take a connection and then their time.</summary>
public sealed class ImportingSlowAddressesTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public ImportingSlowAddressesTests() => _listener.Start();

    [Fact]
    public Task AddressThatNeverAnswers_IsGivenUp() => AssertTimesOutAsync("");

    [Fact]
    public Task AddressThatSendsAByteAtATime_IsGivenUp() => AssertTimesOutAsync("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n");

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _listener.Dispose();
    }

    private async Task AssertTimesOutAsync(string head)
    {
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        var options = Options.Create(new ImportOptions { AllowedHosts = [$"127.0.0.1:{port}"], Timeout = TimeSpan.FromMilliseconds(300) });
        using var engine = new ImagingEngine();
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var serving = ServeAsync(head, _end.Token);

        var failure = await Assert.ThrowsAsync<ImportFailedException>(() =>
            new RemoteImages(http, engine, options, TimeProvider.System).FetchAsync(new Uri($"http://127.0.0.1:{port}/slow.jpg"), TestContext.Current.CancellationToken));

        Assert.Equal("timed_out", failure.Reason);
        await _end.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    private async Task ServeAsync(string head, CancellationToken cancellationToken)
    {
        using var connection = await _listener.AcceptTcpClientAsync(cancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), cancellationToken);
        while (true)
        {
            if (head.Length > 0) await stream.WriteAsync("x"u8.ToArray(), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }
}
