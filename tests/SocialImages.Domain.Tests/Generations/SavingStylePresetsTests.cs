using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Generations;

public sealed class SavingStylePresetsTests(SharedWorkshop fixture) : IClassFixture<SharedWorkshop>, IAsyncLifetime
{
    private static readonly StylePresetContent Brand = new()
    {
        Name = " Brand look ",
        PromptPrefix = "In our brand's style:",
        PromptSuffix = "Soft light.",
        NegativePrompt = "text",
        Style = ImageStyle.Minimal,
        Palette = ["#AABBCC", "#aabbcc", "#112233"],
        Size = "64x64",
    };

    private readonly SpareProvider _spare = new();
    private readonly Workshop _workshop = fixture.Workshop;
    private CurrentUser _caller = null!;

    public async ValueTask InitializeAsync()
    {
        await _workshop.StartSpareAsync(_spare);
        _caller = await _workshop.SignUpAsync();
    }

    public async ValueTask DisposeAsync() => await _workshop.StopNodesAsync();

    [Fact]
    public async Task Preset_FillsWhatTheRequestLeavesOpen()
    {
        var preset = await CreateAsync(Brand);
        Assert.Equal(("Brand look", "#aabbcc,#112233"), (preset.Name, string.Join(',', preset.Palette)));

        var generation = await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a tall cup", PresetId = preset.Id });

        var sent = SentWith("a tall cup");
        Assert.Equal("In our brand's style:\na tall cup\nSoft light.\nKeep to these colours: #aabbcc, #112233.", sent.Prompt);
        Assert.Equal(("text", ImageStyle.Minimal, "64x64"), (sent.NegativePrompt, sent.Style, sent.Size.ToString()));
        var recipe = Assert.Single(await _workshop.ImagesAsync(generation.Id)).Recipe!;
        Assert.Equal(("Brand look", "a tall cup", ImageStyle.Minimal), (recipe.Preset, recipe.Prompt, recipe.Style));
    }

    [Fact]
    public async Task Request_WinsOverThePreset()
    {
        var preset = await CreateAsync(Brand);
        await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a flat cup", PresetId = preset.Id, Style = ImageStyle.Vivid, Size = "512x512" });
        var sent = SentWith("a flat cup");
        Assert.Equal((ImageStyle.Vivid, "512x512"), (sent.Style, sent.Size.ToString()));
    }

    [Fact]
    public async Task LaterChange_DoesNotReachAnAcceptedRequest()
    {
        var preset = await CreateAsync(Brand);
        await _workshop.Front.StopAsync();
        var waiting = await _workshop.RequestAsync(_caller, new GenerateImages { Prompt = "a lonely cup", PresetId = preset.Id });
        await UpdateAsync(_caller, preset.Id, Brand with { PromptPrefix = "Other words:" });
        await _workshop.StartSpareAsync(_spare);

        await _workshop.EndOfAsync(waiting.Id);

        var sent = SentWith("a lonely cup");
        Assert.StartsWith("In our brand's style:", sent.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedPreset_IsNotFoundButRetryKeepsItsWords()
    {
        var preset = await CreateAsync(Brand);
        var first = await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a cup", PresetId = preset.Id });
        await DeleteAsync(_caller, preset.Id);

        await Assert.ThrowsAsync<NotFoundException>(() => _workshop.RequestAsync(_caller, new GenerateImages { Prompt = "a cup", PresetId = preset.Id }));
        var again = await _workshop.Front.RunAsync(
            (RetryGenerationCommand command) => command.ExecuteAsync(_caller, new RetryGeneration(first.Id, IdempotencyKey: null), CancellationToken.None));
        await _workshop.EndOfAsync(again.Id);
        var sent = _spare.Requests.Where(request => request.Prompt.Contains("a cup", StringComparison.Ordinal)).Select(request => request.Prompt).ToList();
        Assert.Equal(sent[^2], sent[^1]);
    }

    [Fact]
    public async Task ShippedOnes_AreThereForEverybodyAndStayAsTheyAre()
    {
        var seen = await SeenAsync(_caller);
        Assert.Equal(["Email header", "Floor plan", "Listing banner", "Social post", "Story", "Virtual staging"], seen.Select(preset => preset.Name).Order());
        Assert.All(seen, preset => Assert.True(preset.IsShipped));

        Assert.Equal("presetId", (await Assert.ThrowsAsync<ValidationException>(() => UpdateAsync(_caller, seen[0].Id, Brand))).Field);
        Assert.Equal("presetId", (await Assert.ThrowsAsync<ValidationException>(() => DeleteAsync(_caller, seen[0].Id))).Field);
        Assert.Equal(6, (await SeenAsync(_caller)).Count);
    }

    [Fact]
    public async Task EveryShippedOne_MakesAPicture()
    {
        foreach (var preset in await SeenAsync(_caller))
        {
            var generation = await _workshop.RequestAsync(_caller, new GenerateImages { Prompt = "a house", PresetId = preset.Id });
            Assert.Equal(SizePlan.PixelsOf(preset.AspectRatio!.Value), generation.Size);
        }
    }

    [Fact]
    public async Task OtherWorkspace_NeitherSeesNorChangesIt()
    {
        var preset = await CreateAsync(Brand);
        var other = await _workshop.SignUpAsync();

        Assert.DoesNotContain(await SeenAsync(other), seen => seen.Id == preset.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => UpdateAsync(other, preset.Id, Brand));
        await Assert.ThrowsAsync<NotFoundException>(() => DeleteAsync(other, preset.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => _workshop.RequestAsync(other, new GenerateImages { Prompt = "a cup", PresetId = preset.Id }));
        Assert.Contains(await SeenAsync(_caller), seen => seen.Id == preset.Id && seen.Name == "Brand look");
    }

    [Fact]
    public async Task NameTaken_IsRefused()
    {
        await CreateAsync(Brand);
        Assert.Equal("name", (await Assert.ThrowsAsync<ValidationException>(() => CreateAsync(Brand with { Name = "BRAND LOOK" }))).Field);
        Assert.Equal(7, (await SeenAsync(_caller)).Count);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "long")]
    [InlineData("promptPrefix", "long")]
    [InlineData("palette", "red")]
    [InlineData("size", "big")]
    [InlineData("aspectRatio", "both")]
    public async Task WrongField_IsNamed(string field, string value)
    {
        var wrong = field switch
        {
            "name" => Brand with { Name = value == "long" ? new string('n', 81) : value },
            "promptPrefix" => Brand with { PromptPrefix = new string('p', 1001) },
            "palette" => Brand with { Palette = [value] },
            "size" => Brand with { Size = value },
            _ => Brand with { AspectRatio = AspectRatio.Square },
        };
        Assert.Equal(field, (await Assert.ThrowsAsync<ValidationException>(() => CreateAsync(wrong))).Field);
        Assert.Equal(6, (await SeenAsync(_caller)).Count);
    }

    [Fact]
    public async Task EveryChange_IsAudited()
    {
        var preset = await CreateAsync(Brand);
        await UpdateAsync(_caller, preset.Id, Brand with { Name = "Newer look" });
        await DeleteAsync(_caller, preset.Id);
        var actions = await _workshop.ReadAsync(context => context.AuditEntries.Where(row => row.SubjectId == preset.Id).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync());
        Assert.Equal(["createStylePreset", "updateStylePreset", "deleteStylePreset"], actions);
    }

    /// <summary>The one request of these words.</summary>
    private ImageRequest SentWith(string words) => Assert.Single(_spare.Requests, request => request.Prompt.Contains(words, StringComparison.Ordinal));

    private Task<StylePreset> CreateAsync(StylePresetContent content)
        => _workshop.Front.RunAsync((CreateStylePresetCommand command) => command.ExecuteAsync(_caller, content, CancellationToken.None));

    private Task<StylePreset> UpdateAsync(CurrentUser caller, Guid id, StylePresetContent content)
        => _workshop.Front.RunAsync((UpdateStylePresetCommand command) => command.ExecuteAsync(caller, id, content, CancellationToken.None));

    private Task<StylePreset> DeleteAsync(CurrentUser caller, Guid id)
        => _workshop.Front.RunAsync((DeleteStylePresetCommand command) => command.ExecuteAsync(caller, id, CancellationToken.None));

    private Task<List<StylePreset>> SeenAsync(CurrentUser caller)
        => _workshop.ReadAsync(context => context.StylePresets.AsNoTracking().SeenFrom(caller.WorkspaceId).OrderBy(preset => preset.Id).ToListAsync());
}
