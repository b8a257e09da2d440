using System.Net.Http.Headers;
using System.Text;

namespace SocialImages.Emulators.Tests.Control;

public sealed class RestartingTests : IDisposable
{
    private static readonly AuthenticationHeaderValue Instagram = new("Bearer", "IGAA-emulator-demo_cafe");
    private readonly string folder = Directory.CreateTempSubdirectory("emulators-").FullName;

    [Fact]
    public async Task PostsAndAssets_AreThereAgain()
    {
        var file = Pictures.Jpeg();
        string address, container, media;
        await using (var first = await EmulatorServer.StartAsync(new EmulatorServerOptions { DataFolder = folder }))
        {
            using var http = new HttpClient { BaseAddress = first.BaseAddress };
            address = await UploadAsync(http, file);
            container = await SendAsync(http, "/instagram/v25.0/me/media", ("image_url", address), ("caption", "Still here"));
            media = await SendAsync(http, "/instagram/v25.0/me/media_publish", ("creation_id", container));
        }

        await using var second = await EmulatorServer.StartAsync(new EmulatorServerOptions { DataFolder = folder });
        using var again = new HttpClient { BaseAddress = second.BaseAddress };
        Assert.Equal(file, await again.GetByteArrayAsync(new Uri(address).PathAndQuery));
        Assert.Contains(media, await again.GetStringAsync("/_control/instagram/media"), StringComparison.Ordinal);
        Assert.Contains("\"PUBLISHED\"", await again.GetStringAsync($"/instagram/v25.0/{container}?fields=status_code&access_token=IGAA-emulator-demo_cafe"), StringComparison.Ordinal);
        Assert.Contains("/p/", await again.GetStringAsync("/feed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ForgetsOnDiskToo()
    {
        await using (var first = await EmulatorServer.StartAsync(new EmulatorServerOptions { DataFolder = folder }))
        {
            using var http = new HttpClient { BaseAddress = first.BaseAddress };
            await UploadAsync(http, Pictures.Jpeg());
            (await http.PostAsync("/_control/reset", null)).EnsureSuccessStatusCode();
        }

        await using var second = await EmulatorServer.StartAsync(new EmulatorServerOptions { DataFolder = folder });
        using var again = new HttpClient { BaseAddress = second.BaseAddress };
        Assert.Equal(404, (int)(await again.GetAsync("/cloudinary/res/DemoCloud/image/upload/kept.jpg")).StatusCode);
    }

    [Fact]
    public async Task GivenPort_IsUsedAgain()
    {
        int port;
        await using (var first = await EmulatorServer.StartAsync()) port = first.BaseAddress.Port;
        await using var second = await EmulatorServer.StartAsync(new EmulatorServerOptions { Port = port });

        Assert.Equal(port, second.BaseAddress.Port);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> UploadAsync(HttpClient http, byte[] file)
    {
        using var content = new MultipartFormDataContent { { new StringContent("kept"), "public_id" }, { new ByteArrayContent(file), "file", "a.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cloudinary/v1_1/DemoCloud/image/upload") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("111122223333444:emulated-cloud-secret")));
        using var response = await http.SendAsync(request);
        return (string)(await Answer.ReadAsync(response)).Json["secure_url"]!;
    }

    private static async Task<string> SendAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Emulator.Form(fields) };
        request.Headers.Authorization = Instagram;
        using var response = await http.SendAsync(request);
        return (string)(await Answer.ReadAsync(response)).Json["id"]!;
    }
}
