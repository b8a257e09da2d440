namespace SocialImages.Emulators.Tests.Cloudinary;

public sealed class ManagingAssetsTests(Emulator emulator) : CloudinaryTests(emulator), IClassFixture<Emulator>
{
    [Fact]
    public async Task Destroy_SaysOkOnceAndNotFoundAfterwardsWith200()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "gone"));
        var first = await ActAsync("image/destroy", ("public_id", "gone"), ("invalidate", "true"));
        var second = await ActAsync("image/destroy", ("public_id", "gone"));

        Assert.Equal((200, "ok"), (first.Status, (string?)first.Json["result"]));
        Assert.Equal((200, "not found"), (second.Status, (string?)second.Json["result"]));
        Assert.Equal(404, (await DeliverAsync("image/upload/gone.jpg")).Status);
    }

    [Fact]
    public async Task Destroy_NeedsCredentialsAndAnId()
    {
        Assert.Equal(401, (await PostAsync("image/destroy", Emulator.Form(("public_id", "x")), null)).Status);
        IsRefused(await ActAsync("image/destroy", ("x", "y")), 400, "Missing required parameter - public_id");
    }

    [Fact]
    public async Task Destroy_TakesASignature()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "signed-away"));
        var answer = await PostAsync("image/destroy", Emulator.Form(Sign(false, true, Now, ("public_id", "signed-away"))), null);

        Assert.Equal("ok", (string?)answer.Json["result"]);
    }

    [Fact]
    public async Task Rename_MovesAndRefusesATakenName()
    {
        var original = (await UploadAsync(Pictures.Jpeg(), ("public_id", "from"))).Json;
        await UploadAsync(Pictures.Jpeg(), ("public_id", "taken"));
        var conflict = await ActAsync("image/rename", ("from_public_id", "from"), ("to_public_id", "taken"));
        var renamed = await ActAsync("image/rename", ("from_public_id", "from"), ("to_public_id", "to"));

        IsRefused(conflict, 400, "to_public_id taken already exists");
        Assert.Equal("to", (string?)renamed.Json["public_id"]);
        Assert.Equal((string?)original["asset_id"], (string?)renamed.Json["asset_id"]);
        Assert.Equal(404, (await DeliverAsync("image/upload/from.jpg")).Status);
        Assert.Equal(200, (await DeliverAsync("image/upload/to.jpg")).Status);
        IsRefused(await ActAsync("image/rename", ("from_public_id", "nobody"), ("to_public_id", "x")), 404, "Resource not found - nobody");
    }

    [Fact]
    public async Task Explicit_ChangesTagsAndNeedsAType()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "explicit"), ("tags", "old"));
        var changed = await ActAsync("image/explicit", ("public_id", "explicit"), ("type", "upload"), ("tags", "new"));

        Assert.Equal("new", (string?)Assert.Single(changed.Json["tags"]!.AsArray()));
        IsRefused(await ActAsync("image/explicit", ("public_id", "explicit")), 400, "Missing required parameter - type");
        Assert.Equal(404, (await ActAsync("image/explicit", ("public_id", "nobody"), ("type", "upload"))).Status);
    }

    [Fact]
    public async Task Tags_AreAddedToSeveral()
    {
        await UploadAsync(Pictures.Jpeg(), ("public_id", "t1"), ("tags", "x"));
        await UploadAsync(Pictures.Jpeg(), ("public_id", "t2"));
        var answer = await ActAsync("image/tags", ("command", "add"), ("tag", "y"), ("public_ids[]", "t1"), ("public_ids[]", "t2"), ("public_ids[]", "t3"));
        var tagged = await Emulator.SendAsync(HttpMethod.Get, $"{Api}/resources/image/upload/t1", authorization: Basic);

        Assert.Equal(["t1", "t2"], answer.Json["public_ids"]!.AsArray().Select(id => (string?)id));
        Assert.Equal(["x", "y"], tagged.Json["tags"]!.AsArray().Select(tag => (string?)tag));
    }

    [Fact]
    public async Task Admin_NeedsBasicAndTellsItsBudget()
    {
        var ping = await Emulator.SendAsync(HttpMethod.Get, $"{Api}/ping", authorization: Basic);

        Assert.Equal("ok", (string?)ping.Json["status"]);
        Assert.Equal("500", ping.Headers["X-FeatureRateLimit-Limit"]);
        Assert.True(int.Parse(ping.Headers["X-FeatureRateLimit-Remaining"], provider: null) < 500);
        Assert.Equal("Sat, 21 Nov 2026 13:00:00 GMT", ping.Headers["X-FeatureRateLimit-Reset"]);
        Assert.Equal(401, (await Emulator.SendAsync(HttpMethod.Get, $"{Api}/ping")).Status);
    }

    [Fact]
    public async Task Usage_NamesTheLimitsOfTheFreePlan()
    {
        var limits = (await Emulator.SendAsync(HttpMethod.Get, $"{Api}/usage", authorization: Basic)).Json["media_limits"]!;

        Assert.Equal(10_485_760, (int)limits["image_max_size_bytes"]!);
        Assert.Equal(25_000_000, (int)limits["image_max_px"]!);
    }

    [Fact]
    public async Task AdminBudgetSpent_Is420()
    {
        await Emulator.SettingsAsync("""{"now":"2026-11-21T17:30:00Z","cloudinary":{"adminCallsPerHour":1}}""");
        await Emulator.SendAsync(HttpMethod.Get, $"{Api}/ping", authorization: Basic);
        var answer = await Emulator.SendAsync(HttpMethod.Get, $"{Api}/ping", authorization: Basic);
        await Emulator.SettingsAsync("""{"now":"2026-11-21T12:00:00Z","cloudinary":{"adminCallsPerHour":500}}""");

        IsRefused(answer, 420, "Rate Limit Exceeded. Limit of 1 api operations reached. Try again on 2026-11-21 18:00:00 UTC");
    }

    [Fact]
    public async Task Resources_ArePaged()
    {
        foreach (var name in new[] { "p/1", "p/2", "p/3" }) await UploadAsync(Pictures.Jpeg(), ("public_id", name));
        var first = (await Emulator.SendAsync(HttpMethod.Get, $"{Api}/resources/image/upload?prefix=p/&max_results=2", authorization: Basic)).Json;
        var second = (await Emulator.SendAsync(HttpMethod.Get, $"{Api}/resources/image/upload?prefix=p/&max_results=2&next_cursor={first["next_cursor"]}", authorization: Basic)).Json;
        var ids = first["resources"]!.AsArray().Concat(second["resources"]!.AsArray()).Select(asset => (string?)asset!["public_id"]);

        Assert.Equal(["p/1", "p/2", "p/3"], ids.Order());
        Assert.Null(second["next_cursor"]);
    }

    [Fact]
    public async Task UnknownAction_Is404() => Assert.Equal(404, (await ActAsync("image/paint", ("x", "y"))).Status);
}
