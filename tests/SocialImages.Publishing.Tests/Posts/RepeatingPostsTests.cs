using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;
using SocialImages.Publishing.Tests.Docks;

namespace SocialImages.Publishing.Tests.Posts;

public sealed class RepeatingPostsTests
{
    private static readonly DateTimeOffset Noon = new(2031, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RepeatInterval.Daily, "2031-01-10T09:00", "2031-01-11T09:00", SlotAdjustment.None)]
    [InlineData(RepeatInterval.Weekly, "2031-01-10T09:00", "2031-01-17T09:00", SlotAdjustment.None)]
    [InlineData(RepeatInterval.Daily, "2030-12-01T14:00", "2031-01-10T14:00", SlotAdjustment.None)]
    [InlineData(RepeatInterval.Daily, "2031-03-29T02:30", "2031-03-30T02:30", SlotAdjustment.MovedOutOfGap)]
    [InlineData(RepeatInterval.Daily, "2031-10-25T02:30", "2031-10-26T02:30", SlotAdjustment.FirstOfTwo)]
    public void NextOccurrence_IsCountedOnTheWallClock(RepeatInterval every, string wanted, string next, SlotAdjustment adjustment)
    {
        var slot = PostSchedule.NextAfter(new PostRepeat(every, Until: null), Local(wanted), "Europe/Berlin", Noon)!;

        Assert.Equal(DateOnly.FromDateTime(Local(next)), DateOnly.FromDateTime(slot.LocalTime));
        Assert.Equal(TimeOnly.FromDateTime(Local(wanted)), TimeOnly.FromDateTime(slot.LocalTime));
        Assert.Equal(adjustment, slot.Adjustment);
        Assert.True(slot.At > Noon);
    }

    [Fact]
    public void LastDay_EndsTheRepeating() => Assert.Null(PostSchedule.NextAfter(
        new PostRepeat(RepeatInterval.Weekly, new DateOnly(2031, 1, 16)), Local("2031-01-10T09:00"), "Europe/Berlin", Noon));

    [Fact]
    public async Task RepeatingPost_MakesItsNextOnceWhoeverAsks()
    {
        await using var dock = await Dock.StartAsync();
        var id = await ScheduleDailyAsync(dock);
        await dock.PassAsync(TimeSpan.FromMinutes(45));
        var repeater = dock.Node.GetRequiredService<PostRepeater>();

        await Task.WhenAll(repeater.RepeatDueAsync(CancellationToken.None), repeater.RepeatDueAsync(CancellationToken.None));
        await repeater.RepeatDueAsync(CancellationToken.None);

        var first = await dock.PostAsync(id);
        var next = await dock.PostAsync(first.NextOccurrenceId!.Value);
        Assert.Equal(2, await dock.AskAsync(context => context.Posts.CountAsync()));
        Assert.Equal((PostStatus.Scheduled, first.ScheduledFor + TimeSpan.FromDays(1)), (next.Status, next.ScheduledFor));
        Assert.Equal((first.Caption, first.Images[0].ImageId, first.Repeat), (next.Caption, next.Images[0].ImageId, next.Repeat));
        Assert.Equal(PostStatus.Published, (await dock.RunAsync(id)).Status);
    }

    [Fact]
    public async Task PostThatCannotBeRepeated_KeepsNoOtherFromIt()
    {
        await using var dock = await Dock.StartAsync();
        var broken = await ScheduleDailyAsync(dock);
        await dock.AskAsync(context => context.Database.ExecuteSqlAsync($"update posts set time_zone = 'Mars/Olympus_Mons' where id = {broken}"));
        await dock.PassAsync(TimeSpan.FromMinutes(1));
        var id = await ScheduleDailyAsync(dock);
        await dock.PassAsync(TimeSpan.FromMinutes(45));

        await dock.Node.GetRequiredService<PostRepeater>().RepeatDueAsync(CancellationToken.None);

        Assert.NotNull((await dock.PostAsync(id)).NextOccurrenceId);
        Assert.Null((await dock.PostAsync(broken)).NextOccurrenceId);
        Assert.Contains(dock.Log.Lines, line => line.Contains($"{broken} cannot be repeated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnscheduledPost_DoesNotRepeat()
    {
        await using var dock = await Dock.StartAsync();
        var id = await ScheduleDailyAsync(dock);
        await dock.CommandAsync<UnschedulePostCommand, Post>(command => command.ExecuteAsync(dock.Owner, id, CancellationToken.None));
        await dock.PassAsync(TimeSpan.FromMinutes(45));

        await dock.Node.GetRequiredService<PostRepeater>().RepeatDueAsync(CancellationToken.None);

        Assert.Equal(1, await dock.AskAsync(context => context.Posts.CountAsync()));
    }

    private static async Task<Guid> ScheduleDailyAsync(Dock dock)
    {
        var id = await dock.ScheduleAsync();
        await dock.RescheduleAsync(id, Writing.AnHour, repeat: new PostRepeat(RepeatInterval.Daily, null));
        return id;
    }

    private static DateTime Local(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
