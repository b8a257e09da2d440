using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Tests;

namespace SocialImages.Api.Tests.Harness;

/// <summary>Files as people send them.</summary>
public static class Uploads
{
    public const string ImageFields = "id source title size { width height } mimeType contentHash placeholder colors perceptualHash sharpness url medium: url(rendition: MEDIUM) thumbnail: url(rendition: THUMBNAIL)";

    private const string Errors = "errors { __typename ... on Error { message code } ... on ImageRejectedError { reason } ... on UploadTooLargeError { maxBytes } }";

    private static readonly ImagingEngine Engine = new();

    /// <summary>A picture unlike every other of another seed.</summary>
    public static async Task<byte[]> PictureAsync(int seed, ImageFormat format = ImageFormat.Jpeg, int width = 640, int height = 480)
    {
        var canvas = Pictures.Gradient(new PixelSize(width, height));
        new Random(seed).NextBytes(canvas.Row(height / 2));
        return (await new ImageCodec(Engine).EncodeAsync(canvas, format)).Bytes.ToArray();
    }

    /// <summary>As large as cameras make them: 12 megapixels are some 4 MB.</summary>
    public static async Task<byte[]> PhotographAsync(int width, int height)
        => (await new ImageCodec(Engine).EncodePhotographAsync(Pictures.Photograph(new PixelSize(width, height)), new Quality(90))).Bytes.ToArray();

    public static async Task<byte[]> NoiseAsync(int seed)
        => (await new ImageCodec(Engine).EncodeAsync(Pictures.Noise(new PixelSize(300, 200), seed), ImageFormat.Png)).Bytes.ToArray();

    /// <summary>The pixels of a served file.</summary>
    public static Task<PixelBuffer> DecodeAsync(byte[] bytes) => new ImageCodec(Engine).DecodeAsync(bytes);

    /// <summary>The payload of `uploadImages`, whatever it says.</summary>
    public static async Task<JsonElement> TryUploadAsync(this GraphQLClient client, params (string Name, byte[] Bytes)[] files)
    {
        using var response = await client.PostFilesAsync(files);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(body.TryGetProperty("errors", out var errors), $"Errors: {errors}");
        return body.GetProperty("data").GetProperty("uploadImages");
    }

    public static async Task<JsonElement> UploadAsync(this GraphQLClient client, byte[] bytes, string name = "picture.jpg")
    {
        var payload = await client.TryUploadAsync((name, bytes));
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, payload.ToString());
        return payload.GetProperty("images")[0];
    }

    /// <summary>The name of the one typed error.</summary>
    public static async Task<string> RefusalAsync(this GraphQLClient client, byte[] bytes, string name = "picture.jpg")
    {
        var payload = await client.TryUploadAsync((name, bytes));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("images").ValueKind);
        return Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("__typename").GetString()!;
    }

    public static Task<HttpResponseMessage> PostFilesAsync(this GraphQLClient client, params (string Name, byte[] Bytes)[] files)
        => client.PostFilesAsync([.. files.Select(file => (file.Name, (HttpContent)new ByteArrayContent(file.Bytes)))]);

    public static async Task<HttpResponseMessage> PostFilesAsync(this GraphQLClient client, params (string Name, HttpContent Content)[] files)
    {
        var query = $"mutation($files: [Upload!]!) {{ uploadImages(input: {{ files: $files }}) {{ images {{ {ImageFields} }} {Errors} }} }}";
        using var form = new MultipartFormDataContent
        {
            { JsonContent.Create(new { query, variables = new { files = new object?[files.Length] } }), "operations" },
            { JsonContent.Create(files.Index().ToDictionary(file => $"{file.Index}", file => new[] { $"variables.files.{file.Index}" })), "map" },
        };
        foreach (var (index, (name, content)) in files.Index())
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, $"{index}", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Preflight", "1");
        return await client.Http.SendAsync(request);
    }
}
