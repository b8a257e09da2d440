using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SocialImages.GraphQL.Tests.Transport;

public sealed class UploadingFilesTests : IAsyncLifetime
{
    private const string Operations = """{"query":"mutation M { upload }","variables":{"f":null,"input":{"files":[null,null]},"text":"x"}}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("uploads").FullName;
    private GraphQLHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GraphQLHost.StartAsync(options =>
    {
        options.Uploads.TemporaryDirectory = _folder;
        options.Uploads.MemoryThreshold = 1_000;
        options.Uploads.MaxFileSize = 50_000;
        options.Uploads.MaxTotalSize = 60_000;
        options.Uploads.MaxFiles = 3;
        options.Uploads.MaxPaths = 4;
    });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(50_000)]
    public async Task File_ReachesTheEngineAndIsDeleted(int size)
    {
        var response = await SendAsync(Field("operations", Operations), Field("map", """{"0":["variables.f"]}"""), File("0", size));

        var file = Assert.Single((await response.DataAsync()).GetProperty("files").EnumerateArray());
        Assert.Equal("f", file.GetProperty("path").GetString());
        Assert.Equal("0.png", file.GetProperty("name").GetString());
        Assert.Equal("image/png", file.GetProperty("type").GetString());
        Assert.Equal(size, file.GetProperty("length").GetInt64());
        Assert.Equal(size * 7L, file.GetProperty("sum").GetInt64());
        await Eventually.TrueAsync(() => Directory.GetFiles(_folder).Length == 0);
    }

    [Fact]
    public async Task SeveralFilesInLists_ReachTheirPlaces()
    {
        var response = await SendAsync(
            Field("operations", Operations),
            Field("map", """{"a":["variables.input.files.1","variables.f"],"b":["variables.input.files.0"]}"""),
            File("b", 3),
            File("a", 2_000));

        var files = (await response.DataAsync()).GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("length").GetInt64());
        Assert.Equal(3, files.Count);
        Assert.Equal(2_000, files["input.files.1"]);
        Assert.Equal(2_000, files["f"]);
        Assert.Equal(3, files["input.files.0"]);
    }

    [Fact]
    public async Task WithoutPreflightHeader_IsNotExecuted()
    {
        var response = await _host.SendAsync(
            HttpMethod.Post, "", Form(Field("operations", Operations), Field("map", "{}")), null, null);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0077", "Multi-part requests must include a GraphQL preflight header.");
        Assert.Empty(_host.Engine.Requests);
    }

    [Theory]
    [InlineData("""{"0":["f"]}""", "HC0041", "Invalid variable path `f` in `map`.")]
    [InlineData("""{"0":["variables"]}""", "HC0041", "Invalid variable path `variables` in `map`.")]
    [InlineData("""{"0":["extensions.f"]}""", "HC0042", "The variable path must start with `variables`.")]
    [InlineData("""{"0":["variables.g"]}""", "HC0039", "The variable path 'variables.g' is invalid.")]
    [InlineData("""{"0":["variables.__proto__"]}""", "HC0039", "The variable path 'variables.__proto__' is invalid.")]
    [InlineData("""{"0":["variables.input.files.99999999"]}""", "HC0039", "The variable path 'variables.input.files.99999999' is invalid.")]
    [InlineData("""{"0":["variables.input.files.-1"]}""", "HC0039", "The variable path 'variables.input.files.-1' is invalid.")]
    [InlineData("""{"0":["variables.input.files.99999999999999"]}""", "HC0039", "The variable path 'variables.input.files.99999999999999' is invalid.")]
    [InlineData("""{"0":["variables..f"]}""", "HC0039", "The variable path 'variables..f' is invalid.")]
    [InlineData("""{"0":["variables.text.f"]}""", "HC0040", "The variable structure is invalid.")]
    [InlineData("""{"0":["variables.f.f"]}""", "HC0040", "The variable structure is invalid.")]
    [InlineData("""{"0":["variables.f","variables.f"]}""", "HC0041", "Invalid variable path `variables.f` in `map`.")]
    [InlineData("""{"0":["variables.f"],"1":["variables.f"]}""", "HC0041", "Invalid variable path `variables.f` in `map`.")]
    [InlineData("""{"0":["variables.text"]}""", "HC0115", "The file mapped to '0' must be referenced by a null value at its variable location, but a non-null value was provided.")]
    [InlineData("""{"0":[]}""", "HC0037", "No object paths specified for key '0' in 'map'.")]
    [InlineData("""{"0":"variables.f"}""", "HC0043", "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.")]
    [InlineData("""{"0":[1]}""", "HC0043", "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.")]
    [InlineData("""["variables.f"]""", "HC0043", "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.")]
    [InlineData("""nope""", "HC0043", "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.")]
    [InlineData("""{"missing":["variables.f"]}""", "HC0038", "File of key 'missing' is missing.")]
    [InlineData("""{"0":["variables.f"],"1":["variables.a"],"2":["variables.b"],"3":["variables.c"]}""", "HC0009", "A request may carry at most 3 files.")]
    [InlineData("""{"0":["variables.f","variables.a","variables.b","variables.c","variables.d"]}""", "HC0009", "The `map` may name at most 4 variable paths.")]
    public async Task WrongMap_IsRefused(string map, string code, string message)
    {
        var response = await SendAsync(Field("operations", Operations), Field("map", map), File("0", 10));

        await response.IsErrorAsync(HttpStatusCode.BadRequest, code, message);
        Assert.Empty(_host.Engine.Requests);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task WrongOrder_IsRefused()
    {
        var map = Field("map", """{"0":["variables.f"]}""");
        var operations = Field("operations", Operations);

        await (await SendAsync(map, operations, File("0", 1)))
            .IsErrorAsync(HttpStatusCode.BadRequest, "HC0035", "Misordered multipart fields; 'map' should follow 'operations'.");
        await (await SendAsync(map, File("0", 1)))
            .IsErrorAsync(HttpStatusCode.BadRequest, "HC0035", "Misordered multipart fields; 'map' should follow 'operations'.");
        await (await SendAsync(operations, File("0", 1))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0044", "No `map` specified.");
        await (await SendAsync(operations)).IsErrorAsync(HttpStatusCode.BadRequest, "HC0044", "No `map` specified.");
        await (await SendAsync(File("0", 1))).IsErrorAsync(HttpStatusCode.BadRequest, "HC0034", "No 'operations' specified.");
    }

    [Fact]
    public async Task BatchInOperations_IsRefused()
    {
        var response = await SendAsync(Field("operations", $"[{Operations},{Operations}]"), Field("map", "{}"));

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0009", "Invalid GraphQL Request.");
    }

    [Fact]
    public async Task FileAboveTheLimit_IsRefusedAndLeavesNothing()
    {
        var response = await SendAsync(Field("operations", Operations), Field("map", """{"0":["variables.f"]}"""), File("0", 50_001));

        await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "HC0010", "The file of key '0' is larger than 50000 bytes.");
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task FilesAboveTheTotal_AreRefusedEvenWhenUnmapped()
    {
        var response = await SendAsync(
            Field("operations", Operations), Field("map", """{"0":["variables.f"]}"""), File("unmapped", 40_000), File("0", 40_000));

        await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "HC0010", "The files are larger than 60000 bytes together.");
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task UnmappedFile_IsReadAway()
    {
        var response = await SendAsync(
            Field("operations", Operations), Field("map", """{"0":["variables.f"]}"""), File("other", 5_000), File("0", 3));

        Assert.Single((await response.DataAsync()).GetProperty("files").EnumerateArray());
    }

    [Fact]
    public async Task PartsNobodyAskedFor_AreRefusedWhenTheyAreMany()
    {
        var response = await SendAsync(
            [Field("operations", Operations), Field("map", """{"0":["variables.f"]}"""), File("a", 0), File("b", 0), File("c", 0), File("d", 0), File("0", 3)]);

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0009", "A request may carry at most 3 files.");
    }

    [Fact]
    public async Task BodyBeyondTheServersLimit_IsTooLarge()
    {
        var content = new StreamContent(new NeverReadStream(31_000_000));

        var response = await _host.SendAsync(
            HttpMethod.Post, "", content, "multipart/form-data; boundary=x", null, ("GraphQL-Preflight", "1"), ("Expect", "100-continue"));

        await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "HC0010", "Max GraphQL request size reached.");
    }

    [Fact]
    public async Task FileNotReadByAnyone_IsDeleted()
    {
        var waiting = """{"query":"{ __typename }","variables":{"f":null}}""";

        var response = await SendAsync(Field("operations", waiting), Field("map", """{"0":["variables.f"]}"""), File("0", 5_000));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Eventually.TrueAsync(() => Directory.GetFiles(_folder).Length == 0);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task FormThatCannotBeRead_IsRefused(string contentType)
    {
        var response = await _host.PostAsync("--x\r\n\r\nno form", contentType, null, ("GraphQL-Preflight", "1"));

        await response.IsErrorAsync(HttpStatusCode.BadRequest, "HC0033", "The multipart form could not be read.");
    }

    [Fact]
    public async Task UploadsSwitchedOff_AreUnsupported()
    {
        await using var host = await GraphQLHost.StartAsync(options => options.EnableMultipartRequests = false);

        var response = await host.SendAsync(
            HttpMethod.Post, "", Form(Field("operations", Operations)), null, null, ("GraphQL-Preflight", "1"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(params (string Name, HttpContent Content, string? FileName)[] parts) =>
        _host.SendAsync(HttpMethod.Post, "", Form(parts), null, null, ("GraphQL-Preflight", "1"));

    private static MultipartFormDataContent Form(params (string Name, HttpContent Content, string? FileName)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content, fileName) in parts)
        {
            if (fileName is null)
                form.Add(content, name);
            else
                form.Add(content, name, fileName);
        }

        return form;
    }

    private static (string, HttpContent, string?) Field(string name, string value) =>
        (name, new ByteArrayContent(Encoding.UTF8.GetBytes(value)), null);

    private static (string, HttpContent, string?) File(string key, int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)7);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return (key, content, key + ".png");
    }
}
