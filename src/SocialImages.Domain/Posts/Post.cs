using SocialImages.Domain.Images;

namespace SocialImages.Domain.Posts;

public enum PostStatus
{
    Draft,
    Scheduled,
    Preparing,
    Ready,
    Publishing,
    Published,
    Failed,
    NeedsReview,
    Canceled,
}

/// <summary>What happens when no picture can be made in time.</summary>
public enum AutoImageFailure
{
    /// <summary>The post's own words are set on a card, so that the slot is kept.</summary>
    Card,

    /// <summary>The post waits for a person (NEEDS_REVIEW).</summary>
    Hold,

    /// <summary>The post fails.</summary>
    Fail,
}

/// <summary>Whether, and how, a picture is generated from the caption when none is attached.</summary>
public sealed record AutoImage(bool Enabled, ImageStyle? Style, AspectRatio? AspectRatio, AutoImageFailure OnFailure);

/// <summary>Something a person should know about a post; `Code` is for programs.</summary>
public sealed record PostProblem(string Code, string Message);

/// <summary>
/// A post from draft to published. Only one writer at a time: <see cref="Fence"/> is the row's concurrency token,
/// moved by every claim and every edit, so that a publisher that was overtaken cannot write.
/// </summary>
public sealed class Post
{
    public static readonly TimeSpan PrepareAhead = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan ContainerAhead = TimeSpan.FromMinutes(15);

    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid CreatedById { get; init; }
    public Guid? InstagramAccountId { get; private set; }
    public required string Caption { get; set; }
    public PostStatus Status { get; private set; } = PostStatus.Draft;

    /// <summary>In order of display.</summary>
    public List<PostImage> Images { get; private init; } = [];

    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>IANA name, such as `Europe/Berlin`.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The wish on the wall clock of <see cref="TimeZone"/>; null when somebody said "now".</summary>
    public DateTime? LocalTime { get; private set; }

    /// <summary>How it comes again; each occurrence is a post of its own.</summary>
    public PostRepeat? Repeat { get; private set; }

    /// <summary>The post that repeats this one, once it is made.</summary>
    public Guid? NextOccurrenceId { get; set; }
    public AutoImage? AutoImage { get; private set; }

    /// <summary>The generation that makes its automatic picture.</summary>
    public Guid? GenerationId { get; set; }

    /// <summary>How many automatic generations were started; part of their idempotency key.</summary>
    public int GenerationAttempt { get; set; }

    /// <summary>Instagram's container, from its creation until the post is out; it lives 24 h.</summary>
    public string? ContainerId { get; set; }
    public DateTimeOffset? ContainerCreatedAt { get; set; }

    /// <summary>How often the container was polled; decides the next wait.</summary>
    public int ContainerPolls { get; set; }

    /// <summary>Committed before the one call that cannot be taken back.</summary>
    public DateTimeOffset? PublishIntentAt { get; private set; }

    /// <summary>The session advisory lock held while that call is under way; free means its owner is dead.</summary>
    public long? PublishLock { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Unique: a media id belongs to one post. Null while it is being looked for.</summary>
    public string? InstagramMediaId { get; private set; }
    public string? Permalink { get; set; }
    public IReadOnlyList<PostProblem> Problems { get; set; } = [];

    /// <summary>When the publisher looks at it next; null when it has nothing to do.</summary>
    public DateTimeOffset? NextActionAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public long Fence { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }

    public bool IsEditable => DeletedAt is null && PublishIntentAt is null
        && Status is not (PostStatus.Publishing or PostStatus.Published);

    /// <summary>Changes what will be shown. What was prepared from the old content is dropped and made again.</summary>
    /// <exception cref="PostNotEditableException">It is going out, or out.</exception>
    public void Edit(string caption, Guid? accountId, IReadOnlyList<PictureChoice> images, DateTimeOffset now)
    {
        ThrowUnlessEditable();
        Caption = caption;
        InstagramAccountId = accountId;
        if (!Images.Select(image => image.Choice).SequenceEqual(images)) ReplaceImages(images);
        PrepareAgain(now);
    }

    /// <exception cref="PostNotEditableException">It is going out, or out.</exception>
    public void Schedule(PostSlot slot, AutoImage? autoImage, PostRepeat? repeat, DateTimeOffset now)
    {
        ThrowUnlessEditable();
        LocalTime = slot.LocalTime;
        ScheduledFor = slot.At;
        TimeZone = slot.TimeZone;
        AutoImage = autoImage;
        Repeat = repeat;
        Begin(now);
    }

    /// <summary>The slot is this moment.</summary>
    /// <exception cref="PostNotEditableException">It is going out, or out.</exception>
    public void PublishNow(AutoImage? autoImage, DateTimeOffset now)
    {
        ThrowUnlessEditable();
        LocalTime = null;
        ScheduledFor = now;
        TimeZone ??= "Etc/UTC";
        AutoImage = autoImage;
        Begin(now);
    }

    /// <summary>A person has seen it on Instagram. Its media id is looked for.</summary>
    /// <exception cref="PostNotEditableException">It needs no review.</exception>
    public void ResolveAsPublished(DateTimeOffset now)
    {
        ThrowUnlessInReview();
        PublishIntentAt ??= ScheduledFor ?? now;
        Publish(mediaId: null, PublishIntentAt.Value, now);
        Problems = [];
        NextActionAt = now;
    }

    /// <summary>A person has seen that it is not on Instagram: everything from the container on is made anew.</summary>
    /// <exception cref="PostNotEditableException">It needs no review.</exception>
    public void ResolveAsUnpublished(DateTimeOffset now)
    {
        ThrowUnlessInReview();
        PublishIntentAt = null;
        PublishLock = null;
        if (ScheduledFor is null || ScheduledFor < now) ScheduledFor = now;
        Begin(now);
    }

    private void Begin(DateTimeOffset now)
    {
        // Asked for again after it had ended: a picture that could not be made then is ordered anew, not looked up.
        if (Status is PostStatus.Failed or PostStatus.NeedsReview) GenerationAttempt++;
        Status = PostStatus.Scheduled;
        Problems = [];
        PrepareAgain(now);
    }

    /// <exception cref="PostNotEditableException">It is going out, or out.</exception>
    public void Unschedule(DateTimeOffset now)
    {
        ThrowUnlessEditable();
        Status = PostStatus.Draft;
        ScheduledFor = null;
        LocalTime = null;
        Repeat = null;
        DropPreparation();
        NextActionAt = null;
        Touch(now);
    }

    /// <exception cref="PostNotEditableException">It is going out, or out.</exception>
    public void Delete(DateTimeOffset now)
    {
        ThrowUnlessEditable();
        Status = PostStatus.Canceled;
        DeletedAt = now;
        NextActionAt = null;
        Touch(now);
    }

    /// <summary>The publisher's pictures: chosen automatically, without touching what the person wrote.</summary>
    public void AttachAutomatically(IReadOnlyList<PictureChoice> images, DateTimeOffset now)
    {
        ReplaceImages(images);
        UpdatedAt = now;
    }

    public void BecomeReady(DateTimeOffset now)
    {
        MoveFrom(PostStatus.Preparing, PostStatus.Ready, now);
        NextActionAt = ScheduledFor;
    }

    /// <summary>Written and committed before the call to publish.</summary>
    public void BeginPublishing(long publishLock, DateTimeOffset now)
    {
        MoveFrom(PostStatus.Ready, PostStatus.Publishing, now);
        PublishIntentAt = now;
        PublishLock = publishLock;
    }

    /// <summary>The call was certainly not made or certainly had no effect: the same container may be sent again.</summary>
    public void WithdrawIntent(DateTimeOffset now)
    {
        MoveFrom(PostStatus.Publishing, PostStatus.Ready, now);
        PublishIntentAt = null;
        PublishLock = null;
    }

    /// <summary>It is out. <paramref name="mediaId"/> is null when Instagram could not tell its media id yet.</summary>
    public void Publish(string? mediaId, DateTimeOffset publishedAt, DateTimeOffset now)
    {
        if (Status is not (PostStatus.Publishing or PostStatus.NeedsReview))
            throw new InvalidOperationException($"Post {Id} is {Status}; it cannot become published.");
        Status = PostStatus.Published;
        InstagramMediaId = mediaId;
        PublishedAt = publishedAt;
        LeaseUntil = null;
        Touch(now);
    }

    /// <summary>The media id of a post that is out already, found afterwards.</summary>
    public void Identify(string mediaId, DateTimeOffset now)
    {
        if (Status != PostStatus.Published || InstagramMediaId is not null)
            throw new InvalidOperationException($"Post {Id} does not lack a media id.");
        InstagramMediaId = mediaId;
        Touch(now);
    }

    public void Fail(PostProblem problem, DateTimeOffset now) => End(PostStatus.Failed, problem, now);

    public void NeedReview(PostProblem problem, DateTimeOffset now) => End(PostStatus.NeedsReview, problem, now);

    /// <summary>Back to the beginning of preparation, for instance after an expired container.</summary>
    public void DropContainer(DateTimeOffset now)
    {
        if (Status is not (PostStatus.Preparing or PostStatus.Ready))
            throw new InvalidOperationException($"Post {Id} is {Status}; its container cannot be dropped.");
        Status = PostStatus.Preparing;
        DropPreparationOfContainer();
        Touch(now);
    }

    private void ReplaceImages(IReadOnlyList<PictureChoice> images)
    {
        Images.Clear();
        Images.AddRange(images.Select((image, position) => new PostImage
        {
            PostId = Id,
            Position = position,
            ImageId = image.ImageId,
            AltText = image.AltText,
            Crop = image.Crop,
        }));
    }

    private void PrepareAgain(DateTimeOffset now)
    {
        DropPreparation();
        if (Status is PostStatus.Preparing or PostStatus.Ready) Status = PostStatus.Scheduled;
        if (Status == PostStatus.Scheduled) NextActionAt = ScheduledFor - PrepareAhead;
        Touch(now);
    }

    private void DropPreparation()
    {
        foreach (var image in Images) image.DropPreparation();
        DropPreparationOfContainer();
        GenerationId = null;
        LeaseUntil = null;
    }

    private void DropPreparationOfContainer()
    {
        foreach (var image in Images) image.ContainerId = null;
        ContainerId = null;
        ContainerCreatedAt = null;
        ContainerPolls = 0;
    }

    private void End(PostStatus status, PostProblem problem, DateTimeOffset now)
    {
        if (Status == PostStatus.Published) throw new InvalidOperationException($"Post {Id} is published; it cannot become {status}.");
        Status = status;
        Problems = [.. Problems, problem];
        NextActionAt = null;
        LeaseUntil = null;
        Touch(now);
    }

    private void MoveFrom(PostStatus from, PostStatus to, DateTimeOffset now)
    {
        if (Status != from) throw new InvalidOperationException($"Post {Id} is {Status}; it cannot become {to}.");
        Status = to;
        UpdatedAt = now;
    }

    private void ThrowUnlessEditable()
    {
        if (!IsEditable) throw new PostNotEditableException(Status);
    }

    private void ThrowUnlessInReview()
    {
        if (Status != PostStatus.NeedsReview || DeletedAt is not null) throw new PostNotEditableException(Status);
    }

    /// <summary>Moves the fence: a publisher that works on the old content loses its next write.</summary>
    private void Touch(DateTimeOffset now)
    {
        Fence++;
        UpdatedAt = now;
    }
}
