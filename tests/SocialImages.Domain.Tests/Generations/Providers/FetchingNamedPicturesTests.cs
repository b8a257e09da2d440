using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Generations.Providers.Wire;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Generations.Providers;

/// <summary>Some providers answer with the address of a picture. By then it is paid for; and the address is theirs to choose.</summary>
public sealed class FetchingNamedPicturesTests(ProviderBench bench) : IClassFixture<ProviderBench>
{
    [Fact]
    public async Task InsideAddressOfACompatibleServer_IsNotEvenKnockedAt()
    {
        await using var inside = new ScriptedServer(_ => "{}");
        await using var server = new ScriptedServer(_ => $$"""{"data":[{"url":"{{inside.Address}}latest/meta-data"}]}""");

        var problem = await CompatibleAsync(server);

        Assert.Equal((ProviderFailure.Transient, true), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal((1, 0), (server.Connections, inside.Connections));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]:1/x")]
    [InlineData("http://[::ffff:127.0.0.1]:1/x")]
    [InlineData("http://localhost:1/x")]
    [InlineData("http://2130706433:1/x")]
    public async Task PictureThatCannotBeFetched_IsLostAndNotMadeAgain(string url)
    {
        await using var server = new ScriptedServer(_ => $$"""{"data":[{"url":"{{url}}"}]}""");

        var problem = await CompatibleAsync(server);

        Assert.Equal((ProviderFailure.Transient, true, false), (problem!.Reason, problem.MayHaveCost, problem.IsSafeToRepeat));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task InsideAddressOfAMidjourneyProxy_IsNotEvenKnockedAt()
    {
        await using var inside = new ScriptedServer(_ => "{}");
        await using var proxy = new ScriptedServer(line => line.StartsWith("POST", StringComparison.Ordinal)
            ? """{"code":1,"result":"7"}"""
            : $$"""{"status":"SUCCESS","progress":"100%","imageUrl":"{{inside.Address}}x.png"}""");

        var problem = await MidjourneyAsync(proxy);

        Assert.Equal((ProviderFailure.Transient, true), (problem!.Reason, problem.MayHaveCost));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task ProxyGoneAfterTheGrid_LostIt()
    {
        await using var proxy = new ScriptedServer(line => line.StartsWith("POST", StringComparison.Ordinal)
            ? """{"code":1,"result":"7"}"""
            : """!{"status":"SUCCESS","progress":"100%"}""");

        var problem = await MidjourneyAsync(proxy);

        Assert.Equal((ProviderFailure.Transient, true, false), (problem!.Reason, problem.MayHaveCost, problem.IsSafeToRepeat));
        Assert.Equal(2, proxy.Connections);
    }

    [Theory]
    [InlineData("https://gateway.example/v1", "https://gateway.example/files/x.png", true)]
    [InlineData("https://gateway.example/v1", "https://GATEWAY.example:443/x.png", true)]
    [InlineData("https://gateway.example/v1", "http://gateway.example/x.png", false)]
    [InlineData("https://gateway.example/v1", "https://gateway.example:8443/x.png", false)]
    [InlineData("https://gateway.example/v1", "https://gateway.example.evil.example/x.png", false)]
    [InlineData("https://gateway.example/v1", "https://gateway.example@evil.example/x.png", false)]
    public void Key_GoesOnlyToItsOwnServerByTheSameProtocol(string server, string address, bool isOwn)
    {
        using var pictures = new NamedPictures(new Uri(server));
        Assert.Equal(isOwn, pictures.IsOwn(new Uri(address)));
    }

    private async Task<ImageProviderException?> CompatibleAsync(ScriptedServer server) => await ProblemAsync("compatible", ("COMPATIBLE_BASE_URL", $"{server.Address}v1"));

    private async Task<ImageProviderException?> MidjourneyAsync(ScriptedServer server) => await ProblemAsync("midjourney", ("MIDJOURNEY_PROXY_URL", server.Address.AbsoluteUri));

    private async Task<ImageProviderException?> ProblemAsync(string provider, (string Name, string Value) setting)
    {
        await using var node = bench.Node(setting);
        return (await ProviderBench.MakeAsync(node, ProviderBench.Request(node, provider))).Problem;
    }
}
