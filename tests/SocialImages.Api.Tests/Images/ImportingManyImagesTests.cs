using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests.Images;

public sealed class ImportingManyImagesTests(BesiegedService service) : IClassFixture<BesiegedService>
{
    private const int Imports = 24;
    private const int Megabyte = 1024 * 1024;
    private const int AtOnce = 8;
    private const int MemoryBound = 500;
    private readonly Lock _count = new();
    private int _open;
    private int _most;

    [Fact]
    public async Task ManyImportsOfLargeFiles_AreEightAtATimeAndCostNoMemory()
    {
        var owner = await service.NewOwnerAsync("Imports many");
        owner.Http.Timeout = TimeSpan.FromMinutes(3);
        var answers = await Task.WhenAll(Enumerable.Range(0, Imports).Select(number => ImportAsync(owner, number)));

        Assert.Empty(answers.Except([null, "UPLOADS_BUSY"]));
        var taken = answers.Count(answer => answer is null);
        Assert.InRange(taken, AtOnce, Imports);
        Assert.Equal(taken, (await owner.QueryAsync("{ images { totalCount } }")).GetProperty("images").GetProperty("totalCount").GetInt32());
        Assert.InRange(_most, 1, AtOnce);
        TestContext.Current.SendDiagnosticMessage("{0} of {1} imports of 25 MB taken, {2} at a time; peak {3:N0} MB", taken, Imports, _most, service.Api.PeakMegabytes());
        Assert.InRange(service.Api.PeakMegabytes(), 0, MemoryBound);
    }

    private async Task<string?> ImportAsync(GraphQLClient owner, int number)
    {
        var picture = await Uploads.PictureAsync(7200 + number, width: 160, height: 120);
        var url = service.Web.Serve($"/large/{number}.jpg", async context =>
        {
            lock (_count) _most = Math.Max(_most, ++_open);
            try
            {
                await context.Response.Body.WriteAsync(picture);
                var nothing = new byte[Megabyte];
                for (var sent = 0; sent < 25; sent++) await context.Response.Body.WriteAsync(nothing);
            }
            finally
            {
                lock (_count) _open--;
            }
        });
        var payload = await owner.TryMutateAsync("importImageFromUrl", new { url }, "image { id }");
        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString() : null;
    }
}
