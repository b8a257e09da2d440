namespace SocialImages.Emulators.Instagram;

internal enum ContainerStatus
{
    InProgress,
    Finished,
    Published,
    Error,
    Expired,
}

/// <summary>A creation: what <c>POST /media</c> made and <c>media_publish</c> turns into a post. Changed only under its account's gate.</summary>
internal sealed class Container
{
    public required string Id { get; init; }
    public required InstagramAccount Account { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required MediaOrder Order { get; init; }
    public FetchedImage? Image { get; init; }
    public IReadOnlyList<Container> Children { get; init; } = [];

    /// <summary>Set when the container can never be published.</summary>
    public int? ErrorSubcode { get; init; }

    public int Polls { get; set; }
    public int PublishCalls { get; set; }
    public List<string> MediaIds { get; init; } = [];

    public ContainerStatus StatusAt(DateTimeOffset now, InstagramSettings settings)
    {
        if (MediaIds.Count > 0) return ContainerStatus.Published;
        if (now - CreatedAt >= TimeSpan.FromSeconds(settings.ContainerLifetimeSeconds)) return ContainerStatus.Expired;
        if (!IsProcessed(now, settings)) return ContainerStatus.InProgress;
        if (ErrorSubcode is not null || Children.Any(child => child.StatusAt(now, settings) == ContainerStatus.Error)) return ContainerStatus.Error;
        return Children.All(child => child.StatusAt(now, settings) == ContainerStatus.Finished) ? ContainerStatus.Finished : ContainerStatus.InProgress;
    }

    private bool IsProcessed(DateTimeOffset now, InstagramSettings settings) =>
        (settings.PollsUntilFinished is { } polls && Polls >= polls)
        || (settings.SecondsUntilFinished is { } seconds && now - CreatedAt >= TimeSpan.FromSeconds(seconds));
}
