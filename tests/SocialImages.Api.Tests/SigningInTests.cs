using System.Net;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class SigningInTests(Service service)
{
    private const string Viewer = "{ viewer { role user { name } workspace { name } credits { granted available held captured } } }";

    [Fact]
    public async Task KnownToken_ShowsUserWorkspaceAndCredits()
    {
        var owner = await service.NewOwnerAsync("Sign-in Ltd", credits: 100);

        var viewer = (await owner.QueryAsync(Viewer)).GetProperty("viewer");

        Assert.Equal("OWNER", viewer.GetProperty("role").GetString());
        Assert.Equal("Sign-in Ltd", viewer.GetProperty("workspace").GetProperty("name").GetString());
        Assert.Equal("""{"granted":100,"available":100,"held":0,"captured":0}""", viewer.GetProperty("credits").GetRawText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("si_not-a-token")]
    public async Task NoOrUnknownToken_IsNotAuthenticated(string? token)
    {
        var answer = await service.Anonymous.As(token).SendAsync(Viewer);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.FirstErrorCode);
    }

    [Fact]
    public async Task ForeignWorkspaceHeader_IsNotAuthenticated()
    {
        var owner = await service.NewOwnerAsync("Header Ltd");
        owner.Http.DefaultRequestHeaders.Add("X-Workspace-Id", "019aa5f2-0000-7000-8000-000000000001");

        var answer = await owner.SendAsync(Viewer);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.FirstErrorCode);
    }

    [Fact]
    public async Task MutationWithoutToken_StoresNothing()
    {
        var before = await service.CountAsync("posts");

        var answer = await service.Anonymous.SendAsync("""mutation { createPost(input: { caption: "stolen" }) { post { id } } }""");

        Assert.Equal("AUTH_NOT_AUTHENTICATED", answer.FirstErrorCode);
        Assert.Equal(before, await service.CountAsync("posts"));
    }

    [Fact]
    public async Task RevokedToken_EndsItsSocketsAndStreams()
    {
        var owner = await service.NewOwnerAsync("Revoked Ltd");
        var secret = owner.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        await using var socket = await GraphQLSubscription.OpenAsync(service.Address, secret, "subscription { onLibraryChanged { imageId } }");
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, "/graphql"))
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { query = "subscription { onLibraryChanged { imageId } }" }),
        };
        asked.Headers.Add("Accept", "text/event-stream");
        using var stream = await owner.Http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);

        await service.ChangeAsync($"update access_tokens set revoked_at = now() where hash = sha256('{secret}')");

        await foreach (var unexpected in socket.ReadAsync()) Assert.Fail($"An event was sent: {unexpected}");
        Assert.Equal((4401, "The token has expired or was revoked."), socket.Closed);
        await Assert.ThrowsAsync<HttpRequestException>(() => stream.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Tokens_AreStoredHashed()
    {
        var owner = await service.NewOwnerAsync("Hash Ltd");
        var secret = owner.Http.DefaultRequestHeaders.Authorization!.Parameter!;

        Assert.Equal(0, await service.CountAsync("access_tokens", $"encode(hash, 'escape') like '%{secret}%'"));
        Assert.Equal(HttpStatusCode.OK, (await owner.SendAsync(Viewer)).Status);
    }
}
