using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Tests.Support;

namespace SocialImages.Domain.Tests.Moderation;

public sealed class ModeratingByWordsTests
{
    [Theory]
    [InlineData("a picture of ACME shoes", true)]
    [InlineData("acme", true)]
    [InlineData("the acme, of all", true)]
    [InlineData("acmeology", false)]
    [InlineData("forbidden   fruit!", true)]
    [InlineData("forbidden-fruit", true)]
    [InlineData("fruit forbidden", false)]
    [InlineData("ÄPFEL", true)]
    [InlineData("apfel", false)]
    [InlineData("ＡＣＭＥ shoes", true)]
    [InlineData("shoes by 𝐀𝐜𝐦𝐞", true)]
    [InlineData("a\u0336c\u0336m\u0336e", true)]
    [InlineData("a\u0308pfel", true)]
    public async Task Words_AreMatchedWhole(string text, bool isFlagged)
    {
        var moderator = new WordListModerator(Options.Create(new ModerationOptions { Words = ["Acme", "forbidden fruit", "äpfel", " "] }));
        Assert.Equal(isFlagged ? ["blocked-words"] : [], (await moderator.CheckTextAsync(text, CancellationToken.None)).Categories);
    }

    [Fact]
    public async Task WordOfTheList_IsRejectedBeforeAnybodyIsAsked()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.StartWorkerAsync(("MODERATION", "words"), ("MODERATION_WORDS", "acme, other"));

        var generation = await workshop.GenerateAsync(await workshop.SignUpAsync(), new GenerateImages { Prompt = "shoes by Acme" });

        Assert.Equal(["blocked-words"], generation.Failure!.Categories);
        Assert.Equal((0, 0), (await workshop.Outside.CountAsync("generate"), await workshop.Outside.CountAsync("moderate")));
    }
}
