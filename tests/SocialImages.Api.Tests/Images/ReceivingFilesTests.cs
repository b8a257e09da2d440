using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;
using SocialImages.Testing;

namespace SocialImages.Api.Tests.Images;

/// <summary>Where bytes lie before they are a picture.</summary>
public sealed class ReceivingFilesTests(Service service)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task FullDisk_IsToldAsSuchByEveryWayInAndLeavesNothing()
    {
        using var disk = new SmallDisk(megabytes: 4);
        await using var node = await service.StartNodeAsync(("TMPDIR", disk.Path));
        var owner = await OwnerAsync(node, "No room");
        var large = await LargeAsync(1, 8 * Megabyte);

        using (var form = await owner.PostFilesAsync(("large.jpg", large))) await AssertBusyAsync(form, "UPLOADS_BUSY");
        var target = await TargetAsync(owner, large.Length);
        using (var http = new HttpClient())
        using (var put = await http.PutAsync(UrlAt(node, target), new ByteArrayContent(large))) await AssertBusyAsync(put, "STORAGE_UNAVAILABLE");
        var import = await owner.TryMutateAsync("importImageFromUrl", new { url = service.Web.ServeFile("/large.jpg", large) }, "image { id }");
        Assert.Equal("STORAGE_UNAVAILABLE", import.GetProperty("errors")[0].GetProperty("code").GetString());

        Assert.Empty(Directory.GetFiles(disk.Path, "*upload-*"));
        Assert.Equal(0, await service.CountAsync("images", "workspace_id = (select id from workspaces where name = 'No room')"));
        Assert.NotEmpty((await owner.UploadAsync(await LargeAsync(2, 2 * Megabyte))).GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task ProcessKilledWhileItReceives_LeavesNothingInTheTemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("receiving-");
        await using var node = await service.StartNodeAsync(("TMPDIR", folder.FullName));
        var owner = await OwnerAsync(node, "Killed receiving");
        var (put, form) = (new SlowBody(await LargeAsync(3, 2 * Megabyte)), new SlowBody(await LargeAsync(4, 2 * Megabyte)));
        var target = await TargetAsync(owner, 2 * Megabyte);
        Task[] sending = [SlowBody.PutAsync(UrlAt(node, target), put), owner.PostFilesAsync(("slow.jpg", form))];
        await Task.WhenAll(put.HalfSent, form.HalfSent);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        // Their names are taken away as soon as they are open.
        while (node.OpenFiles().Count(IsNamelessUpload) < sending.Length)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);

        await node.KillAsync();

        put.Release();
        form.Release();
        foreach (var sender in sending) await Assert.ThrowsAnyAsync<HttpRequestException>(() => sender);
        Assert.Empty(folder.GetFiles("*upload-*"));
        folder.Delete(recursive: true);
    }

    private static bool IsNamelessUpload(string file)
        => file.Contains("upload-", StringComparison.Ordinal) && file.EndsWith("(deleted)", StringComparison.Ordinal);

    private static async Task AssertBusyAsync(HttpResponseMessage response, string code)
    {
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (response.StatusCode, response.Headers.RetryAfter is not null));
        Assert.Contains($"\"{code}\"", body.ToString(), StringComparison.Ordinal);
    }

    private async Task<GraphQLClient> OwnerAsync(ApiProcess node, string workspace)
    {
        var owner = await service.NewOwnerAsync(workspace);
        return new GraphQLClient(new HttpClient { BaseAddress = node.Address, DefaultRequestHeaders = { Authorization = owner.Http.DefaultRequestHeaders.Authorization } });
    }

    private static async Task<JsonElement> TargetAsync(GraphQLClient owner, int byteSize)
        => (await owner.MutateAsync("createUploadTarget", new { fileName = "large.jpg", byteSize }, "uploadTarget { url }")).GetProperty("uploadTarget");

    private static Uri UrlAt(ApiProcess node, JsonElement target) => new(node.Address, new Uri(target.GetProperty("url").GetString()!).AbsolutePath);

    /// <summary>A small picture with nothing behind it, for many bytes.</summary>
    private static async Task<byte[]> LargeAsync(int seed, int length)
    {
        var file = new byte[length];
        (await Uploads.PictureAsync(7100 + seed)).CopyTo(file, 0);
        return file;
    }
}
