namespace SocialImages.Emulators.Tests.Instagram;

public sealed class CreatingContainersTests(Emulator emulator, PictureHost host) : InstagramTests(emulator, host), IClassFixture<Emulator>, IClassFixture<PictureHost>
{
    [Fact]
    public async Task Id_IsA17DigitText() => Assert.Matches("^[0-9]{17}$", await ContainerAsync());

    [Fact]
    public async Task Parameters_AreTakenFromQueryFormAndJson()
    {
        var url = Host.Serve(Pictures.Jpeg());
        var query = await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media?image_url={Uri.EscapeDataString(url)}&caption=%23q&access_token=IGAA-emulator-demo_cafe");
        var form = await CreateAsync(Ok, ("image_url", url), ("caption", "#f"));
        var json = await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/me/media", Emulator.Json($$"""{"image_url":"{{url}}","caption":"#j","is_ai_generated":true}"""), Ok);
        var captions = (await Emulator.ListAsync("/_control/instagram/containers")).Select(container => (string?)container!["caption"]).ToList();

        Assert.Equal((200, 200, 200), (query.Status, form.Status, json.Status));
        Assert.Superset(new HashSet<string?> { "#q", "#f", "#j" }, captions.ToHashSet());
    }

    [Theory]
    [InlineData("v25.0", 200)]
    [InlineData("v26.0", 200)]
    [InlineData("v21.0", 200)]
    [InlineData("v20.0", 400)]
    [InlineData("v27.0", 400)]
    [InlineData("v25.5", 400)]
    [InlineData("25.0", 400)]
    public async Task Version_MustBeServed(string version, int status) =>
        Assert.Equal(status, (await Emulator.SendAsync(HttpMethod.Get, $"/instagram/{version}/me?fields=username", authorization: Ok)).Status);

    [Fact]
    public async Task BothAccountIds_AreTaken_OthersAreNot()
    {
        var me = (await GetAsync("me?fields=id,user_id")).Json;
        var fields = new[] { ("image_url", Host.Serve(Pictures.Jpeg())) };

        foreach (var id in new[] { (string)me["id"]!, (string)me["user_id"]! })
            Assert.Equal(200, (await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/{id}/media", Emulator.Form(fields), Ok)).Status);
        IsRefused(await Emulator.SendAsync(HttpMethod.Post, $"{Graph}/17841400000000000/media", Emulator.Form(fields), Ok), 100, 33);
    }

    [Fact]
    public async Task MissingImageUrl_IsRefused() => IsRefused(await CreateAsync(Ok, ("caption", "x")), 100, null);

    [Theory]
    [InlineData(2200, 200)]
    [InlineData(2201, 400)]
    public async Task Caption_EndsAt2200(int length, int status)
    {
        var answer = await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), ("caption", new string('c', length)));

        Assert.Equal(status, answer.Status);
        if (status == 400) IsRefused(answer, 36004, 2207010);
        if (status == 400) Assert.Contains("2201 characters", (string)answer.Error["error_user_msg"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('#', 30, 200, 0, 0)]
    [InlineData('#', 31, 400, 36004, 2207010)]
    [InlineData('@', 20, 200, 0, 0)]
    [InlineData('@', 21, 400, 100, 2207040)]
    public async Task TagsAndMentions_AreLimited(char mark, int count, int status, int code, int subcode)
    {
        var caption = string.Join(' ', Enumerable.Range(1, count).Select(number => $"{mark}name{number}"));
        var answer = await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), ("caption", caption));

        Assert.Equal(status, answer.Status);
        if (status == 400) IsRefused(answer, code, subcode);
    }

    [Theory]
    [InlineData("alt_text", 1000, 200)]
    [InlineData("alt_text", 1001, 400)]
    public async Task AltText_EndsAt1000(string name, int length, int status) =>
        Assert.Equal(status, (await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), (name, new string('a', length)))).Status);

    [Theory]
    [InlineData("media_type", "PAINTING", 100, 2207023)]
    [InlineData("media_type", "REELS", 352, 2207026)]
    [InlineData("is_ai_generated", "maybe", 100, null)]
    [InlineData("collaborators", "[\"a\",\"b\",\"c\",\"d\"]", 100, null)]
    [InlineData("user_tags", "[{\"username\":\"a\"}]", 100, null)]
    [InlineData("user_tags", "[{\"username\":\"a\",\"x\":1.5,\"y\":0.5}]", 100, null)]
    [InlineData("user_tags", "not json", 100, null)]
    [InlineData("location_id", "here", 100, null)]
    public async Task WrongParameter_IsRefused(string name, string value, int code, int? subcode) =>
        IsRefused(await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), (name, value)), code, subcode);

    [Theory]
    [InlineData("user_tags", "[{\"username\":\"a\",\"x\":0.5,\"y\":0.5}]")]
    [InlineData("collaborators", "[\"a\",\"b\",\"c\"]")]
    [InlineData("location_id", "7640348500")]
    [InlineData("media_type", "IMAGE")]
    public async Task RightParameter_IsTaken(string name, string value) =>
        Assert.Equal(200, (await CreateAsync(Ok, ("image_url", Host.Serve(Pictures.Jpeg())), (name, value))).Status);

    [Fact]
    public async Task ContainersPerDay_AreLimited()
    {
        var token = Fresh("many_containers");
        await Emulator.SettingsAsync("""{"instagram":{"containerLimit":2}}""");
        for (var container = 0; container < 2; container++) await ContainerAsync(token);
        var answer = await CreateAsync(token, ("image_url", Host.Serve(Pictures.Jpeg())));
        await Emulator.SettingsAsync("""{"instagram":{"containerLimit":400}}""");

        IsRefused(answer, 4, null, status: 403);
    }
}
