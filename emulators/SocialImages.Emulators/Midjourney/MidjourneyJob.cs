namespace SocialImages.Emulators.Midjourney;

/// <summary>One job of the proxy, as it is told of.</summary>
internal sealed class MidjourneyJob
{
    public required string Id { get; init; }

    public required string Action { get; init; }

    public required string Prompt { get; init; }

    public required long SubmitTime { get; init; }

    public string? NotifyHook { get; init; }

    public string? State { get; init; }

    /// <summary>The grid that a single picture is taken from, and which quarter.</summary>
    public MidjourneyJob? Grid { get; init; }

    public int Index { get; init; }

    public byte[]? Reference { get; init; }

    public string Status { get; set; } = "NOT_START";

    public string? Progress { get; set; }

    public string? ImageUrl { get; set; }

    public string? FailReason { get; set; }

    public long? StartTime { get; set; }

    public long? FinishTime { get; set; }

    public bool IsFinished => Status is "SUCCESS" or "FAILURE";

    public object Tell() => new
    {
        id = Id,
        action = Action,
        status = Status,
        prompt = Prompt,
        promptEn = Prompt,
        description = Action == "IMAGINE" ? $"/imagine {Prompt}" : $"/up {Grid?.Id} U{Index}",
        state = State,
        submitTime = SubmitTime,
        startTime = StartTime,
        finishTime = FinishTime,
        progress = Progress,
        imageUrl = ImageUrl,
        failReason = FailReason,
        properties = new { notifyHook = NotifyHook, flags = 0, discordInstanceId = "1118138338562560102", finalPrompt = Prompt },
    };
}
