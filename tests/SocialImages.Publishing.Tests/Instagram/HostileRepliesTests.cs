using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Publishing.Instagram;

namespace SocialImages.Publishing.Tests.Instagram;

/// <summary>Whatever stands at the other end: a publish ends soon, in bounded memory, and as unknown unless it never got there.</summary>
public sealed class HostileRepliesTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Replies => new()
    {
        { "endless", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":\"" },
        { "drip", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n" },
        { "once", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10737418240\r\n\r\n{" },
        { "once", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 4\r\n\r\n\xff\xd8\xff\xe0" },
        { "once", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
        { "once", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
        { "once", "nonsense\r\n\r\n" },
        { "reset", "" },
    };

    [Theory]
    [MemberData(nameof(Replies), DisableDiscoveryEnumeration = true)]
    public async Task PublishAnsweredBadly_IsUnknownAndOver(string manner, string start)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(listener, manner, Encoding.Latin1.GetBytes(start), stop.Token);

        var failure = await PublishAsync(new Uri($"http://{listener.LocalEndpoint}"));

        Assert.Equal((GraphAdvice.Unknown, false), (failure.Advice, failure.NothingPublished));
        await stop.CancelAsync();
        await serving;
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://nowhere.invalid")]
    public async Task NobodyThere_HasCertainlyPublishedNothing(string address) =>
        Assert.True((await PublishAsync(new Uri(address))).NothingPublished);

    private static async Task<InstagramException> PublishAsync(Uri address)
    {
        await using var services = new ServiceCollection().AddHttpClient<InstagramGraphClient>()
            .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = false).Services
            .AddSingleton(Options.Create(new InstagramOptions { GraphUrl = address, WriteTimeout = Deadline }))
            .BuildServiceProvider();
        var access = new InstagramAccess(InstagramLogin.Instagram, "me", new GraphToken("IGAA-secret"));
        var failure = await Assert.ThrowsAsync<InstagramException>(
            () => services.GetRequiredService<InstagramGraphClient>().PublishAsync(access, "17889455560051444", CancellationToken.None));
        Assert.DoesNotContain("IGAA-secret", failure.ToString() + failure.Detail, StringComparison.Ordinal);
        return failure;
    }

    private static async Task ServeAsync(TcpListener listener, string manner, byte[] start, CancellationToken cancellationToken)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync(cancellationToken);
            await client.GetStream().ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, cancellationToken);
            if (manner == "reset")
            {
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            }

            await client.GetStream().WriteAsync(start, cancellationToken);
            await GoOnAsync(client.GetStream(), manner, cancellationToken);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
        {
            // The client hung up, as it should.
        }
    }

    private static async Task GoOnAsync(NetworkStream wire, string manner, CancellationToken cancellationToken)
    {
        var letters = Encoding.ASCII.GetBytes(new string('1', 64 * 1024));
        while (manner == "endless")
            await wire.WriteAsync(letters, cancellationToken);
        while (manner == "drip")
        {
            await wire.WriteAsync(letters.AsMemory(0, 1), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }

        // The rest of what was announced never comes.
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
