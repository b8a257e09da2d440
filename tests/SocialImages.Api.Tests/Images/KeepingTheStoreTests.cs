using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests.Images;

/// <summary>A service whose store is moved and swept.</summary>
public sealed class MovedService : Service;

/// <summary>What an operator does to stored pictures, from the command line of the program that serves them.</summary>
public sealed class KeepingTheStoreTests(MovedService service) : IClassFixture<MovedService>
{
    [Fact]
    public async Task Move_TakesEveryFileAlongAndANodeOnTheNewStoreServesTheSameBytes()
    {
        var owner = await service.NewOwnerAsync("Moves");
        var image = await owner.UploadAsync(await Uploads.PictureAsync(7001));
        using var http = new HttpClient();
        var before = await BytesAsync(image);

        var (code, output) = await service.RunAsync("images", "move", "--from", "local", "--to", "cloudinary");

        Assert.True(code == 0, output);
        Assert.Contains($"moved: {await service.CountAsync("stored_files")} files", output, StringComparison.Ordinal);
        await using var node = await service.StartNodeAsync(("IMAGE_STORAGE", "cloudinary"));
        var there = new GraphQLClient(new HttpClient { BaseAddress = node.Address, DefaultRequestHeaders = { Authorization = owner.Http.DefaultRequestHeaders.Authorization } });
        var moved = await there.QueryAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Image {{ {Uploads.ImageFields} }} }} }}", new { id = image.GetProperty("id").GetString() });
        Assert.Equal(before, await BytesAsync(moved.GetProperty("node")));

        // What comes meanwhile is in the new store only, and none of it is missing when the rest is moved.
        await there.UploadAsync(await Uploads.PictureAsync(7004));
        var (again, second) = await service.RunAsync("images", "move", "--from", "local", "--to", "cloudinary", "--since", SinceIn(output));
        Assert.True(again == 0, second);
        Assert.DoesNotContain("missing", second, StringComparison.Ordinal);

        async Task<List<string>> BytesAsync(System.Text.Json.JsonElement of)
        {
            var files = new List<string>();
            foreach (var rendition in new[] { "url", "medium", "thumbnail" })
                files.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await http.GetByteArrayAsync(new Uri(of.GetProperty(rendition).GetString()!)))));
            return files;
        }
    }

    [Fact]
    public async Task Sweep_DeletesWhatNoRowNamesOnceItIsOldAndNothingElse()
    {
        var owner = await service.NewOwnerAsync("Sweeps");
        var kept = await owner.UploadAsync(await Uploads.PictureAsync(7002));
        var orphan = await owner.UploadAsync(await Uploads.PictureAsync(7003));
        var hash = orphan.GetProperty("contentHash").GetString()!;
        await service.ChangeAsync($"delete from images where content_hash = '{hash}'");

        Assert.Equal((0, "deleted: 0 files\n"), await SweepAsync());
        await service.ChangeAsync("update stored_files set touched_at = touched_at - interval '7 hours'");
        Assert.Equal((0, "deleted: 3 files\n"), await SweepAsync());

        Assert.Empty(Directory.GetFiles(service.StoragePath, $"{hash}*", SearchOption.AllDirectories));
        using var http = new HttpClient();
        Assert.NotEmpty(await http.GetByteArrayAsync(new Uri(kept.GetProperty("url").GetString()!)));
        Assert.NotEmpty(await http.GetByteArrayAsync(new Uri(kept.GetProperty("thumbnail").GetString()!)));
    }

    [Fact]
    public async Task FileThatCannotBeDeleted_IsLeftForAnotherTimeAndTheOthersGo()
    {
        var hash = await OrphanAsync("Refuses", 7005);
        await service.ChangeAsync($"update stored_files set touched_at = touched_at - interval '1 hour' where content_hash = '{hash}'");
        var place = Directory.GetFiles(service.StoragePath, hash, SearchOption.AllDirectories).Single();
        File.Delete(place);
        Directory.CreateDirectory(place);

        Assert.Equal((0, "deleted: 2 files\n"), await SweepAsync());
        Assert.Equal(1, await service.CountAsync("stored_files", $"content_hash = '{hash}'"));

        Directory.Delete(place);
        await service.ChangeAsync("update stored_files set touched_at = touched_at - interval '7 hours'");
        Assert.Equal((0, "deleted: 1 files\n"), await SweepAsync());
        Assert.Equal(0, await service.CountAsync("stored_files", $"content_hash = '{hash}'"));
    }

    [Fact]
    public async Task NodeThatPublishesNothing_SweepsToo()
    {
        var hash = await OrphanAsync("Quiet node", 7006);

        await using var node = await service.StartNodeAsync(("PUBLISHING_ENABLED", "false"));

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (await service.CountAsync("stored_files", $"content_hash = '{hash}'") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        Assert.Empty(Directory.GetFiles(service.StoragePath, $"{hash}*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("images", "move", "--from", "local", "--to", "local")]
    [InlineData("images", "move", "--from", "local", "--to", "s3", "--since", "yesterday")]
    public async Task WrongOptions_GiveTheUsageAndChangeNothing(params string[] arguments)
    {
        var (code, output) = await service.RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.StartsWith("Usage: images move", output, StringComparison.Ordinal);
    }

    /// <summary>The bytes of a picture whose row is gone, old enough to be swept.</summary>
    private async Task<string> OrphanAsync(string workspace, int seed)
    {
        var owner = await service.NewOwnerAsync(workspace);
        var hash = (await owner.UploadAsync(await Uploads.PictureAsync(seed))).GetProperty("contentHash").GetString()!;
        await service.ChangeAsync($"delete from images where content_hash = '{hash}'");
        await service.ChangeAsync("update stored_files set touched_at = touched_at - interval '7 hours'");
        return hash;
    }

    private static string SinceIn(string output) => output.Split("--since ")[1].Trim();

    private async Task<(int, string)> SweepAsync()
    {
        var (code, output) = await service.RunAsync("images", "sweep");
        return (code, string.Concat(output.Split('\n').Where(line => line.StartsWith("deleted:", StringComparison.Ordinal)).Select(line => $"{line}\n")));
    }
}
