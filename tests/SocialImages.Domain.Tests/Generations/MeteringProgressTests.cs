using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Pipeline;

namespace SocialImages.Domain.Tests.Generations;

public sealed class MeteringProgressTests
{
    [Fact]
    public void SmallSteps_AreNotWorthARow()
    {
        var meter = Generating(count: 1);
        var told = 0;
        for (var percent = 1; percent <= 100; percent++)
        {
            meter.Advance(0, percent / 100.0);
            if (meter.Report("p") is not null) told++;
        }

        Assert.InRange(told, 10, 16);
    }

    [Fact]
    public void SecondAttemptAtAPicture_DoesNotGoBack()
    {
        var meter = Generating(count: 1);
        meter.Advance(0, 0.8);
        var first = meter.Report("one")!.Value;
        meter.Advance(0, 0.1);
        var second = meter.Report("two")!.Value;
        Assert.Equal(first.Percent, second.Percent);
    }

    [Fact]
    public void Storing_BeginsWhenTheLastPictureIsMade()
    {
        var meter = Generating(count: 2);
        meter.Advance(0, 1);
        Assert.Equal(GenerationStage.Generating, meter.Report("p")!.Value.Stage);
        meter.GiveUp(1);
        Assert.Equal(GenerationStage.Storing, meter.Report("p")!.Value.Stage);
    }

    [Fact]
    public void NothingMade_NothingIsStored()
    {
        var meter = Generating(count: 1);
        meter.GiveUp(0);
        Assert.Equal(GenerationStage.Generating, meter.Report("p")!.Value.Stage);
    }

    [Fact]
    public void StoredPictures_CountFromTheStart()
    {
        var meter = new ProgressMeter(2, [0]);
        meter.PassModeration();
        Assert.InRange(meter.Report("p")!.Value.Percent, 45, 55);
    }

    private static ProgressMeter Generating(int count)
    {
        var meter = new ProgressMeter(count, []);
        meter.PassModeration();
        _ = meter.Report("p");
        return meter;
    }
}
