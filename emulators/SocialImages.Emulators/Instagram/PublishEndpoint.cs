using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary><c>POST /{ig-id}/media_publish</c> and <c>GET /{ig-id}/content_publishing_limit</c>.</summary>
internal sealed class PublishEndpoint(GraphCaller caller, InstagramStore store, GraphIds ids, SettingsBook settings, EmulatorClock clock)
{
    private static readonly string[] LimitFields = ["quota_usage", "config"];

    public async Task<IResult> PublishAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (!call.Account.IsNamed(id)) throw GraphErrors.NoSuchObject("post", id);
        if (!call.Token.MayPublish) throw GraphErrors.MissingPermission();
        var creationId = call.Parameters.Text("creation_id") ?? throw GraphErrors.Required("creation_id");
        lock (call.Account.Gate) return WireJson.Answer(new { id = Publish(call.Account, creationId) });
    }

    public async Task<IResult> LimitAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (!call.Account.IsNamed(id)) throw GraphErrors.NoSuchObject("get", id);
        var asked = call.Parameters.Text("fields")?.Split(',') ?? ["quota_usage"];
        foreach (var field in asked.Where(field => !LimitFields.Contains(field))) throw GraphErrors.NoSuchField(field, "ContentPublishingLimit");
        var since = Since(call.Parameters.Text("since"));
        var quota = settings.Current.Instagram;
        var item = FieldList.Select(asked, field => field == "quota_usage"
            ? Usage(call.Account, since)
            : new { quota_total = quota.QuotaTotal, quota_duration = quota.QuotaDurationSeconds });
        return WireJson.Answer(new { data = new[] { item } });
    }

    private string Publish(InstagramAccount account, string creationId)
    {
        var now = clock.GetUtcNow();
        if (store.FindContainer(creationId) is not { } container || container.Account != account) throw GraphErrors.ContainerNotFound(creationId);
        container.PublishCalls++;
        var status = container.StatusAt(now, settings.Current.Instagram);
        if (status == ContainerStatus.Expired || container.Order.Kind == MediaKind.CarouselItem) throw GraphErrors.ContainerNotFound(creationId);
        if (account.IsRestricted) throw GraphErrors.Restricted();
        if (status == ContainerStatus.Published && settings.Current.Instagram.SecondPublish == SecondPublish.SameId) return container.MediaIds[0];
        if (status == ContainerStatus.Published && settings.Current.Instagram.SecondPublish == SecondPublish.Refuse) throw GraphErrors.ContainerNotFound(creationId);
        if (status == ContainerStatus.InProgress) throw GraphErrors.NotReady();
        if (status == ContainerStatus.Error) throw GraphErrors.FailedContainer();
        if (Usage(account, Since(null)) >= settings.Current.Instagram.QuotaTotal) throw GraphErrors.QuotaReached();
        return Post(container, now);
    }

    private string Post(Container container, DateTimeOffset now)
    {
        var media = new Media
        {
            Id = ids.NextMedia(),
            ContainerId = container.Id,
            Username = container.Account.Username,
            Kind = container.Order.Kind,
            PublishedAt = now,
            Caption = container.Order.Caption,
            AltText = container.Order.AltText,
            IsAiGenerated = container.Order.IsAiGenerated,
            Image = container.Image,
            Children = [.. container.Children.Select(child => new MediaChild(ids.NextMedia(), child.Id, child.Order.AltText, child.Image!))],
        };
        store.Add(media);
        container.MediaIds.Add(media.Id);
        foreach (var child in container.Children) child.MediaIds.Add(media.Id);
        return media.Id;
    }

    private int Usage(InstagramAccount account, DateTimeOffset since) => store.Of(account).Count(post => post.PublishedAt > since);

    private DateTimeOffset Since(string? unix)
    {
        var window = clock.GetUtcNow() - TimeSpan.FromSeconds(settings.Current.Instagram.QuotaDurationSeconds);
        if (unix is null) return window;
        if (!long.TryParse(unix, out var seconds) || DateTimeOffset.FromUnixTimeSeconds(seconds) < window) throw GraphErrors.InvalidParameter("param since must be a time within the last 24 hours.");
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
