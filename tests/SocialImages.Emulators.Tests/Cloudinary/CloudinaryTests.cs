using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace SocialImages.Emulators.Tests.Cloudinary;

/// <summary>What all tests of the Cloudinary wire send. Signatures are computed here, not by the emulator's own code.</summary>
public abstract class CloudinaryTests(Emulator emulator)
{
    protected const string Cloud = "DemoCloud";
    protected const string ApiKey = "111122223333444";
    protected const string Secret = "emulated-cloud-secret";
    protected const string Api = $"/cloudinary/v1_1/{Cloud}";
    protected static readonly long Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    protected static readonly string Basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ApiKey}:{Secret}"));

    protected Emulator Emulator => emulator;

    protected Task<Answer> UploadAsync(byte[] file, string? authorization, params (string Name, string Value)[] fields) =>
        PostAsync("image/upload", Multipart(file, fields), authorization);

    protected Task<Answer> UploadAsync(byte[] file, params (string Name, string Value)[] fields) => UploadAsync(file, Basic, fields);

    protected Task<Answer> PostAsync(string action, HttpContent content, string? authorization) =>
        emulator.SendAsync(HttpMethod.Post, $"{Api}/{action}", content, authorization);

    protected Task<Answer> ActAsync(string action, params (string Name, string Value)[] fields) => PostAsync(action, Emulator.Form(fields), Basic);

    protected Task<Answer> DeliverAsync(string path, string? accept = null) =>
        emulator.SendAsync(HttpMethod.Get, $"/cloudinary/res/{Cloud}/{path}", accept: accept);

    protected static MultipartFormDataContent Multipart(byte[]? file, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), $"\"{name}\"");
        if (file is null) return content;
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, "\"file\"", "\"photo.jpg\"");
        return content;
    }

    /// <summary>The fields with api_key, timestamp and signature.</summary>
    protected static (string Name, string Value)[] Sign(bool sha256, bool escaped, long timestamp, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] all = [.. fields, ("timestamp", timestamp.ToString(CultureInfo.InvariantCulture))];
        var text = string.Join('&', all.OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => $"{field.Name}={(escaped ? field.Value.Replace("&", "%26", StringComparison.Ordinal) : field.Value)}"));
        return [.. all, ("api_key", ApiKey), ("signature", Digest(text + Secret, sha256))];
    }

    protected static string Digest(string text, bool sha256)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350 // Cloudinary's own default.
        return Convert.ToHexStringLower(sha256 ? SHA256.HashData(bytes) : SHA1.HashData(bytes));
#pragma warning restore CA5350
    }

    protected static void IsRefused(Answer answer, int status, string message)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(message, (string?)answer.Error["message"]);
        Assert.Single(answer.Error.AsObject());
        Assert.NotEmpty(answer.Headers["X-Request-Id"]);
    }
}
