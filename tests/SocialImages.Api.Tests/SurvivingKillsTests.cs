using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

/// <summary>kill -9 of the whole program in the middle of the work; then a new one takes over.</summary>
public sealed class SurvivingKillsTests
{
    [Fact]
    public async Task KilledInGenerations_DeliversEverythingAndChargesOnce()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        await own.SettingsAsync(new { openai = new { imageDelayMs = 1500 } });
        var owner = await own.NewOwnerAsync("Killed generations");
        var ids = new List<string>();
        // When it is killed, one is about to be stored, one is being made, one has just begun.
        foreach (var lead in new[] { 800, 700, 200 })
        {
            ids.Add(await owner.GenerateAsync(new { prompt = $"A quiet library, number {ids.Count}", count = 3, size = "1024x1024" }));
            await Task.Delay(TimeSpan.FromMilliseconds(lead), TimeProvider.System);
        }

        await own.KillAndRestartAsync();
        foreach (var id in ids)
        {
            var generation = await owner.FinishedGenerationAsync(id);
            Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
            Assert.Equal(3, generation.GetProperty("images").GetArrayLength());
            Assert.Equal(30, generation.GetProperty("cost").GetProperty("credits").GetInt32());
        }

        Assert.Equal("""{"granted":1000,"available":910,"held":0,"captured":90}""", (await owner.CreditsAsync()).GetRawText());
        var kinds = (await owner.QueryAsync("{ creditLedger { nodes { kind } } }")).GetProperty("creditLedger").GetProperty("nodes");
        Assert.Equal(
            ["CAPTURE", "CAPTURE", "CAPTURE", "GRANT", "HOLD", "HOLD", "HOLD"],
            kinds.EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task KilledWithAPaidPictureInHand_MakesItAgainAndWritesTheMoneyDown()
    {
        await using var own = new OwnService();
        await own.InitializeAsync();
        // The second question to the moderator is about the picture.
        await own.FaultAsync(new { service = "openai", operation = "moderate", fault = "hang", after = 1, times = 1 });
        var owner = await own.NewOwnerAsync("Killed in moderation");
        var id = await owner.GenerateAsync(new { prompt = "A quiet library", size = "1024x1024" });
        while ((await own.ControlAsync("requests?service=openai&operation=moderate")).GetArrayLength() < 2)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);

        await own.KillAndRestartAsync();
        var generation = await owner.FinishedGenerationAsync(id);

        Assert.Equal("SUCCEEDED", generation.GetProperty("status").GetString());
        Assert.Equal("""{"granted":1000,"available":990,"held":0,"captured":10}""", (await owner.CreditsAsync()).GetRawText());
        var attempts = (await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Generation { attempts { outcome costUsd } } } }", new { id }))
            .GetProperty("node").GetProperty("attempts").EnumerateArray().ToList();
        Assert.Equal(["LOST", "SUCCEEDED"], attempts.Select(attempt => attempt.GetProperty("outcome").GetString()));
        Assert.All(attempts, attempt => Assert.True(attempt.GetProperty("costUsd").GetDecimal() > 0));
        Assert.Equal(attempts.Sum(attempt => attempt.GetProperty("costUsd").GetDecimal()), generation.GetProperty("cost").GetProperty("usd").GetDecimal());
    }
}
