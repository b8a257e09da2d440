using System.Text.Json.Nodes;

namespace SocialImages.Emulators.Tests.OpenAI;

/// <summary>What all tests of the OpenAI wire send.</summary>
public abstract class OpenAITests(Emulator emulator)
{
    protected const string Key = "Bearer sk-test";

    protected Emulator Emulator => emulator;

    protected Task<Answer> GenerateAsync(string fields = "", string model = "gpt-image-2", string prompt = "a quiet lake", string? key = Key)
    {
        var extra = fields.Length == 0 ? "" : "," + fields;
        return PostAsync("/openai/v1/images/generations", $$"""{"model":"{{model}}","prompt":{{JsonValue.Create(prompt)!.ToJsonString()}}{{extra}}}""", key);
    }

    protected Task<Answer> PostAsync(string path, string json, string? key = Key) =>
        emulator.SendAsync(HttpMethod.Post, path, Emulator.Json(json), key);

    protected static byte[] Picture(Answer answer, int index = 0) => Convert.FromBase64String(answer.Json["data"]![index]!["b64_json"]!.GetValue<string>());

    protected static void IsRefused(Answer answer, int status, string type, string? code, string? parameter)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(type, (string?)answer.Error["type"]);
        Assert.Equal(code, (string?)answer.Error["code"]);
        Assert.Equal(parameter, (string?)answer.Error["param"]);
        Assert.NotEmpty((string?)answer.Error["message"] ?? "");
    }
}
