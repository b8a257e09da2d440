using System.Globalization;
using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class SchedulingPostsTests(Service service)
{
    private static readonly object AutoImage = new { enabled = true, style = "VIBRANT", aspectRatio = "PORTRAIT_4_5", onFailure = "FAIL" };

    [Theory]
    [InlineData("2031-07-01T09:00:00", "Europe/Berlin", "2031-07-01T07:00:00Z")]
    [InlineData("2031-01-15T09:00:00", "America/New_York", "2031-01-15T14:00:00Z")]
    [InlineData("2031-03-30T02:30:00", "Europe/Berlin", "2031-03-30T01:30:00Z")]
    [InlineData("2031-10-26T02:30:00", "Europe/Berlin", "2031-10-26T00:30:00Z")]
    public async Task LocalTime_BecomesTheInstantOfThatZone(string at, string timeZone, string instant)
    {
        var owner = await service.NewOwnerAsync($"Zone {timeZone} {at}");
        var postId = await NewPostAsync(owner);

        var post = (await owner.MutateAsync("schedulePost", new { postId, at, timeZone, autoImage = AutoImage }, "post { status scheduledFor timeZone }")).GetProperty("post");

        Assert.Equal("SCHEDULED", post.GetProperty("status").GetString());
        Assert.Equal(timeZone, post.GetProperty("timeZone").GetString());
        Assert.Equal(
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(post.GetProperty("scheduledFor").GetString()!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task PastTime_IsRefusedAndNothingChanges()
    {
        var owner = await service.NewOwnerAsync("Past");
        var postId = await NewPostAsync(owner);

        var payload = await owner.TryMutateAsync("schedulePost", new { postId, at = "2020-01-01T09:00:00", timeZone = "Europe/Berlin", autoImage = AutoImage }, "post { id }");

        await AssertRefusedAsync(owner, postId, payload, "ScheduleInPastError", "SCHEDULE_IN_PAST");
    }

    [Fact]
    public async Task UnknownZone_IsAValidationErrorOfThatField()
    {
        var owner = await service.NewOwnerAsync("Nowhere");
        var postId = await NewPostAsync(owner);

        var payload = await owner.TryMutateAsync(
            "schedulePost", new { postId, at = "2031-01-01T09:00:00", timeZone = "Mars/Olympus", autoImage = AutoImage }, "post { id } errors { ... on ValidationError { field } }");

        await AssertRefusedAsync(owner, postId, payload, "ValidationError", "VALIDATION");
        Assert.Equal("timeZone", payload.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task NoPictureAndNoAutoImage_IsAValidationError()
    {
        var owner = await service.NewOwnerAsync("Pictureless");
        var postId = await NewPostAsync(owner);

        var payload = await owner.TryMutateAsync("schedulePost", new { postId, at = "2031-01-01T09:00:00", timeZone = "Europe/Berlin" }, "post { id }");

        await AssertRefusedAsync(owner, postId, payload, "ValidationError", "VALIDATION");
    }

    [Fact]
    public async Task CaptionLongerThanInstagramTakes_IsKeptAsDraftAndRefusedAtScheduling()
    {
        var owner = await service.NewOwnerAsync("Novelist");
        var postId = await NewPostAsync(owner, new string('a', 2201));

        var payload = await owner.TryMutateAsync("schedulePost", new { postId, at = "2031-01-01T09:00:00", timeZone = "Europe/Berlin", autoImage = AutoImage }, "post { id }");

        await AssertRefusedAsync(owner, postId, payload, "ValidationError", "VALIDATION");
    }

    [Fact]
    public async Task UnscheduledPost_IsADraftAgain()
    {
        var owner = await service.NewOwnerAsync("Changed mind");
        var postId = await NewPostAsync(owner);
        await owner.MutateAsync("schedulePost", new { postId, at = "2031-01-01T09:00:00", timeZone = "Europe/Berlin", autoImage = AutoImage }, "post { id }");

        var post = (await owner.MutateAsync("unschedulePost", new { postId }, "post { status scheduledFor }")).GetProperty("post");

        Assert.Equal("DRAFT", post.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, post.GetProperty("scheduledFor").ValueKind);
    }

    private static async Task<string> NewPostAsync(GraphQLClient owner, string caption = "Sunrise over the bay, coffee in hand")
    {
        var accountId = await owner.AccountIdAsync();
        var made = await owner.MutateAsync("createPost", new { caption, accountId }, "post { id }");
        return made.GetProperty("post").GetProperty("id").GetString()!;
    }

    private static async Task AssertRefusedAsync(GraphQLClient owner, string postId, JsonElement payload, string type, string code)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal(type, error.GetProperty("__typename").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
        var post = (await owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Post { status scheduledFor } } }", new { id = postId })).GetProperty("node");
        Assert.Equal("DRAFT", post.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, post.GetProperty("scheduledFor").ValueKind);
    }
}
