using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Providers;
using SocialImages.Domain.Images;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;
using SocialImages.Imaging;

namespace SocialImages.Domain.Tests.Generations;

/// <summary>Going by pictures, editing, varying and enlarging them; and several requests at once.</summary>
public sealed class WorkingOnPicturesTests(SharedWorkshop fixture) : IClassFixture<SharedWorkshop>, IAsyncLifetime
{
    private readonly SpareProvider _spare = new();
    private readonly Workshop _workshop = fixture.Workshop;
    private CurrentUser _caller = null!;
    private Image _boat = null!;

    public async ValueTask InitializeAsync()
    {
        await _workshop.StartSpareAsync(_spare);
        _caller = await _workshop.SignUpAsync(credits: 500);
        var first = await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a boat", Size = "64x64", Style = ImageStyle.Vivid });
        _boat = Assert.Single(await _workshop.ImagesAsync(first.Id));
    }

    public async ValueTask DisposeAsync() => await _workshop.StopNodesAsync();

    [Fact]
    public async Task References_GoAlongInTheirOrder()
    {
        var other = Assert.Single(await _workshop.ImagesAsync((await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a cup", Size = "64x64" })).Id));

        var generation = await _workshop.GenerateAsync(_caller, new GenerateImages { Prompt = "a boat in a cup", Size = "64x64", ReferenceImageIds = [other.Id, _boat.Id] });

        var sent = _spare.Requests[^1];
        Assert.Equal((ImageWork.Generate, 2), (sent.Work, sent.References.Count));
        Assert.Equal([other.MimeType, _boat.MimeType], sent.References.Select(picture => picture.MimeType));
        Assert.Equal([other.ContentHash, _boat.ContentHash], sent.References.Select(picture => ContentHash.Of(picture.Bytes.Span)));
        Assert.Equal([other.Id, _boat.Id], Assert.Single(await _workshop.ImagesAsync(generation.Id)).Recipe!.ReferenceImageIds);
    }

    [Fact]
    public async Task OthersReferences_AreNotFoundAndNothingIsHeld()
    {
        var stranger = await _workshop.SignUpAsync(credits: 50);
        await Assert.ThrowsAsync<NotFoundException>(() => _workshop.RequestAsync(stranger, new GenerateImages { Prompt = "x", ReferenceImageIds = [_boat.Id] }));
        await Assert.ThrowsAsync<NotFoundException>(() => EditAsync(stranger, new EditImage(_boat.Id, new GenerateImages { Prompt = "x" }, Mask: null)));
        await Assert.ThrowsAsync<NotFoundException>(() => VaryAsync(stranger, new CreateVariations(_boat.Id, new GenerateImages { Prompt = "" })));
        await Assert.ThrowsAsync<NotFoundException>(() => EnlargeAsync(stranger, new UpscaleImage(_boat.Id, 2, new GenerateImages { Prompt = "" })));
        Assert.Equal(new Balance(50, 50, 0, 0), await _workshop.BalanceAsync(stranger));
    }

    [Fact]
    public async Task ReferenceRemovedMeanwhile_IsToldAndNotCharged()
    {
        await _workshop.Front.StopAsync();
        var before = await _workshop.BalanceAsync(_caller);
        var waiting = await _workshop.RequestAsync(_caller, new GenerateImages { Prompt = "x", Size = "64x64", ReferenceImageIds = [_boat.Id] });
        foreach (var file in Directory.EnumerateFiles(_workshop.Storage, _boat.ContentHash.Hex, SearchOption.AllDirectories)) File.Delete(file);
        await _workshop.StartSpareAsync(_spare);

        var ended = await _workshop.EndOfAsync(waiting.Id);

        Assert.Equal("referenceImageIds", Assert.IsType<ValidationException>(ended.Failure!.ToError()).Field);
        Assert.Equal((before, 1), (await _workshop.BalanceAsync(_caller), _spare.Calls));
    }

    [Fact]
    public async Task Edit_WorksOnThePictureWithinItsMask()
    {
        var mask = await SpareProvider.PaintAsync(new PixelSize(64, 64), CancellationToken.None);
        var edited = await EndAsync(EditAsync(_caller, new EditImage(_boat.Id, new GenerateImages { Prompt = "a red sail" }, mask)));

        Assert.Equal(GenerationStatus.Succeeded, edited.Status);
        var sent = _spare.Requests[^1];
        Assert.Equal((ImageWork.Edit, "64x64", "image/png"), (sent.Work, sent.Size.ToString(), sent.Mask!.MimeType));
        Assert.Equal(_boat.ContentHash, ContentHash.Of(Assert.Single(sent.References).Bytes.Span));
        var image = Assert.Single(await _workshop.ImagesAsync(edited.Id));
        Assert.Equal((ImageSource.Edited, true), (image.Source, image.Recipe!.HasMask));
        Assert.NotNull(await _workshop.ReadAsync(context => context.Images.FirstOrDefaultAsync(row => row.Id == _boat.Id && row.DeletedAt == null)));
    }

    [Fact]
    public async Task Mask_IsAPngOfThePicturesSize()
    {
        var wrongSize = await SpareProvider.PaintAsync(new PixelSize(64, 32), CancellationToken.None);
        foreach (var mask in new[] { wrongSize, "no picture"u8.ToArray() })
        {
            var problem = await Assert.ThrowsAsync<ValidationException>(() => EditAsync(_caller, new EditImage(_boat.Id, new GenerateImages { Prompt = "x" }, mask)));
            Assert.Equal("mask", problem.Field);
        }

        Assert.Equal(1, await _workshop.ReadAsync(context => context.Generations.CountAsync(row => row.WorkspaceId == _caller.WorkspaceId)));
    }

    [Fact]
    public async Task Variations_GoByThePictureAndItsWords()
    {
        var made = await EndAsync(VaryAsync(_caller, new CreateVariations(_boat.Id, new GenerateImages { Prompt = "", Count = 2 })));

        Assert.Equal(2, (await _workshop.ImagesAsync(made.Id)).Count);
        var sent = _spare.Requests[^1];
        Assert.StartsWith("a boat\nA variation of the reference picture", sent.Prompt, StringComparison.Ordinal);
        Assert.Equal((ImageWork.Generate, 1, ImageStyle.Vivid, "64x64"), (sent.Work, sent.References.Count, sent.Style, sent.Size.ToString()));
    }

    [Fact]
    public async Task Enlargement_HasTwiceTheSides()
    {
        var made = await EndAsync(EnlargeAsync(_caller, new UpscaleImage(_boat.Id, 2, new GenerateImages { Prompt = "" })));

        var image = Assert.Single(await _workshop.ImagesAsync(made.Id));
        Assert.Equal((ImageSource.Edited, new PixelSize(128, 128)), (image.Source, image.Size));
        Assert.Equal((ImageWork.Upscale, ""), (_spare.Requests[^1].Work, _spare.Requests[^1].Prompt));
        Assert.Equal("factor", (await Assert.ThrowsAsync<ValidationException>(() => EnlargeAsync(_caller, new UpscaleImage(_boat.Id, 3, new GenerateImages { Prompt = "" })))).Field);
    }

    [Fact]
    public async Task TooLargeAResult_IsRefusedWithWhatIsAllowed()
    {
        await _workshop.ExecuteAsync($"update images set width = 3000, height = 2000 where id = {_boat.Id}");
        var problem = await Assert.ThrowsAsync<UnsupportedSizeException>(() => EnlargeAsync(_caller, new UpscaleImage(_boat.Id, 4, new GenerateImages { Prompt = "" })));
        Assert.Equal(("12000x8000", "6000x4000"), (problem.Requested, Assert.Single(problem.Allowed)));
    }

    [Fact]
    public async Task WorkTheNamedModelCannotDo_IsRefusedBeforeAnythingIsHeld()
    {
        var before = await _workshop.BalanceAsync(_caller);
        var input = new GenerateImages { Prompt = "x", Size = "1024x1024", Provider = "openai", Model = "gpt-image-2" };
        Assert.Equal("referenceImageIds", (await Assert.ThrowsAsync<ValidationException>(() => _workshop.RequestAsync(_caller, input with { ReferenceImageIds = [_boat.Id] }))).Field);
        Assert.Equal("model", (await Assert.ThrowsAsync<ValidationException>(() => EditAsync(_caller, new EditImage(_boat.Id, input, Mask: null)))).Field);
        Assert.Equal("model", (await Assert.ThrowsAsync<ValidationException>(() => EnlargeAsync(_caller, new UpscaleImage(_boat.Id, 2, input)))).Field);
        Assert.Equal("referenceImageIds", (await Assert.ThrowsAsync<ValidationException>(
            () => _workshop.RequestAsync(_caller, new GenerateImages { Prompt = "x", ReferenceImageIds = [_boat.Id, _boat.Id] }))).Field);
        Assert.Equal(before, await _workshop.BalanceAsync(_caller));
    }

    [Fact]
    public async Task Retry_KeepsTheWholeRecipe()
    {
        var mask = await SpareProvider.PaintAsync(new PixelSize(64, 64), CancellationToken.None);
        var edited = await EndAsync(EditAsync(_caller, new EditImage(_boat.Id, new GenerateImages { Prompt = "a red sail" }, mask)));

        var again = await _workshop.Front.RunAsync(
            (RetryGenerationCommand command) => command.ExecuteAsync(_caller, new RetryGeneration(edited.Id, IdempotencyKey: null), CancellationToken.None));
        Assert.Equal(GenerationStatus.Succeeded, (await _workshop.EndOfAsync(again.Id)).Status);

        var (first, second) = (_spare.Requests[^2], _spare.Requests[^1]);
        Assert.Equal((first.Work, first.Prompt, first.Size, first.References.Count), (second.Work, second.Prompt, second.Size, second.References.Count));
        Assert.Equal(first.Mask!.Bytes.ToArray(), second.Mask!.Bytes.ToArray());
    }

    [Fact]
    public async Task Batch_IsAcceptedWholeAndOnce()
    {
        var batch = new GenerateBatch([Small("one"), Small("two"), Small("three")], "key");
        var first = await BatchAsync(batch);
        var second = await BatchAsync(batch);

        Assert.Equal(first.Select(row => row.Id), second.Select(row => row.Id));
        Assert.Equal(["one", "two", "three"], first.Select(row => row.Prompt));
        foreach (var generation in first) Assert.Equal(GenerationStatus.Succeeded, (await _workshop.EndOfAsync(generation.Id)).Status);
        await Assert.ThrowsAsync<IdempotencyConflictException>(() => BatchAsync(batch with { Requests = [Small("other")] }));
        await _workshop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task BatchWithOneWrongRequest_ChangesNothing()
    {
        var before = await _workshop.BalanceAsync(_caller);
        await Assert.ThrowsAsync<CountOutOfRangeException>(() => BatchAsync(new GenerateBatch([Small("one"), Small("two") with { Count = 99 }], IdempotencyKey: null)));
        await Assert.ThrowsAsync<ValidationException>(() => BatchAsync(new GenerateBatch([], IdempotencyKey: null)));
        Assert.Equal(before, await _workshop.BalanceAsync(_caller));
    }

    [Fact]
    public async Task BatchBeyondTheCredits_IsToldItsWholePrice()
    {
        var poor = await _workshop.SignUpAsync(credits: 8);
        var problem = await Assert.ThrowsAsync<InsufficientCreditsException>(() => _workshop.Front.RunAsync((GenerateBatchCommand command)
            => command.ExecuteAsync(poor, new GenerateBatch([Small("one"), Small("two"), Small("three")], IdempotencyKey: null), CancellationToken.None)));
        Assert.Equal((9, 8), (problem.Required, problem.Available));
        Assert.Equal(new Balance(8, 8, 0, 0), await _workshop.BalanceAsync(poor));
    }

    private static GenerateImages Small(string prompt) => new() { Prompt = prompt, Size = "64x64" };

    private async Task<Generation> EndAsync(Task<Generation> request) => await _workshop.EndOfAsync((await request).Id);

    private Task<Generation> EditAsync(CurrentUser caller, EditImage input)
        => _workshop.Front.RunAsync((EditImageCommand command) => command.ExecuteAsync(caller, input, CancellationToken.None));

    private Task<Generation> VaryAsync(CurrentUser caller, CreateVariations input)
        => _workshop.Front.RunAsync((CreateVariationsCommand command) => command.ExecuteAsync(caller, input, CancellationToken.None));

    private Task<Generation> EnlargeAsync(CurrentUser caller, UpscaleImage input)
        => _workshop.Front.RunAsync((UpscaleImageCommand command) => command.ExecuteAsync(caller, input, CancellationToken.None));

    private Task<IReadOnlyList<Generation>> BatchAsync(GenerateBatch input)
        => _workshop.Front.RunAsync((GenerateBatchCommand command) => command.ExecuteAsync(_caller, input, CancellationToken.None));
}
