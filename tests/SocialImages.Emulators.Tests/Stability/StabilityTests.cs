using System.Net.Http.Headers;

namespace SocialImages.Emulators.Tests.Stability;

/// <summary>What all tests of the Stability wire send.</summary>
public abstract class StabilityTests(Emulator emulator)
{
    protected const string Key = "Bearer sk-test";

    protected Emulator Emulator => emulator;

    protected Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, Form(fields));

    protected Task<Answer> PostAsync(string path, HttpContent form, string? key = Key, string? accept = "image/*") =>
        emulator.SendAsync(HttpMethod.Post, $"/stability/v2beta/stable-image/{path}", form, key, accept);

    protected static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), $"\"{name}\"");
        return form;
    }

    protected static MultipartFormDataContent WithFile(MultipartFormDataContent form, string name, byte[]? file = null)
    {
        form.Add(new ByteArrayContent(file ?? Pictures.Jpeg()) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, $"\"{name}\"", "\"a.jpg\"");
        return form;
    }

    protected static void IsRefused(Answer answer, int status, string name, string error)
    {
        Assert.Equal((status, name), (answer.Status, (string?)answer.Json["name"]));
        Assert.NotEmpty((string?)answer.Json["id"] ?? "");
        Assert.Contains(error, (string?)answer.Json["errors"]![0], StringComparison.Ordinal);
    }
}
