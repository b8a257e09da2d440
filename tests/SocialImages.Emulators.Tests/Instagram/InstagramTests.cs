using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.Instagram;

/// <summary>What all tests of the Instagram wire send.</summary>
public abstract class InstagramTests(Emulator emulator, PictureHost host)
{
    protected const string Ok = "Bearer IGAA-emulator-demo_cafe";
    protected const string Graph = "/instagram/v25.0";

    protected Emulator Emulator => emulator;

    protected PictureHost Host => host;

    /// <summary>An account that no other test uses.</summary>
    protected static string Fresh(string name) => $"Bearer IGAA-emulator-{name}";

    protected async Task<Answer> CreateAsync(string token, params (string Name, string Value)[] fields) =>
        await emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media", Emulator.Form(fields), token);

    protected async Task<string> ContainerAsync(string token = Ok, string caption = "Hello", params (string Name, string Value)[] more)
    {
        var answer = await CreateAsync(token, [("image_url", host.Serve(Pictures.Jpeg())), ("caption", caption), .. more]);
        Assert.Equal(200, answer.Status);
        return (string)answer.Json["id"]!;
    }

    protected async Task<string> ChildAsync(string token = Ok, params (string Name, string Value)[] more)
    {
        var answer = await CreateAsync(token, [("image_url", host.Serve(Pictures.Jpeg())), ("is_carousel_item", "true"), .. more]);
        return (string)answer.Json["id"]!;
    }

    protected Task<Answer> PublishAsync(string container, string token = Ok) =>
        emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media_publish", Emulator.Form(("creation_id", container)), token);

    protected async Task<string> PostAsync(string token = Ok, string caption = "Hello") =>
        (string)(await PublishAsync(await ContainerAsync(token, caption), token)).Json["id"]!;

    protected Task<Answer> GetAsync(string path, string token = Ok) => emulator.SendAsync(HttpMethod.Get, $"{Graph}/{path}", authorization: token);

    protected async Task<string> StatusAsync(string container, string token = Ok) => (string)(await GetAsync($"{container}?fields=status_code", token)).Json["status_code"]!;

    protected static void IsRefused(Answer answer, int code, int? subcode, int status = 400)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, (int)answer.Error["code"]!);
        Assert.Equal(subcode, (int?)answer.Error["error_subcode"]);
        Assert.False((bool)answer.Error["is_transient"]!);
        Assert.NotEmpty((string)answer.Error["message"]!);
        Assert.NotEmpty((string)answer.Error["fbtrace_id"]!);
    }

    protected async Task<List<JsonNode>> PublishedAsync(string account) =>
        [.. (await emulator.ListAsync($"/_control/instagram/media?account={account}")).Select(node => node!)];
}
