using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary><c>POST /{ig-id}/media</c> and <c>GET /{container-id}</c>.</summary>
internal sealed class ContainerEndpoints(GraphCaller caller, MediaOrderReader orders, ImageFetcher fetcher, InstagramStore store, GraphIds ids, SettingsBook settings, EmulatorClock clock)
{
    private static readonly string[] Fields = ["id", "status", "status_code", "copyright_check_status"];

    public async Task<IResult> CreateAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (!call.Account.IsNamed(id)) throw GraphErrors.NoSuchObject("post", id);
        if (!call.Token.MayPublish) throw GraphErrors.MissingPermission();
        var order = orders.Read(call.Parameters);
        CheckLimit(call.Account);
        var container = await MakeAsync(call.Account, order, cancellationToken);
        store.Add(container);
        return WireJson.Answer(new { id = container.Id });
    }

    public async Task<IResult> StatusAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (store.FindContainer(id) is not { } container || container.Account != call.Account) throw GraphErrors.NoSuchObject("get", id);
        var fields = FieldList.Read(call.Parameters, Fields, "IGMediaBuilder");
        ContainerStatus status;
        lock (call.Account.Gate)
        {
            status = container.StatusAt(clock.GetUtcNow(), settings.Current.Instagram);
            container.Polls++;
        }

        return WireJson.Answer(FieldList.Select(fields, name => Describe(container, status, name)));
    }

    private async Task<Container> MakeAsync(InstagramAccount account, MediaOrder order, CancellationToken cancellationToken)
    {
        var children = order.Children.Select(id => Child(account, id)).ToList();
        FetchedImage? image = null;
        var failure = settings.Current.Instagram.ContainerErrorSubcode;
        try
        {
            if (order.ImageUrl is { } url) image = await fetcher.FetchAsync(url, order.Kind, cancellationToken);
        }
        catch (GraphException refusal) when (settings.Current.Instagram.ImageChecks == ImageCheckTime.OnStatus)
        {
            failure = refusal.Subcode;
        }

        return new Container { Id = ids.NextContainer(), Account = account, CreatedAt = clock.GetUtcNow(), Order = order, Image = image, Children = children, ErrorSubcode = failure };
    }

    private Container Child(InstagramAccount account, string id)
    {
        if (store.FindContainer(id) is not { } child || child.Account != account) throw GraphErrors.MediaNotFound(id);
        if (child.Order.Kind != MediaKind.CarouselItem) throw GraphErrors.InvalidParameter($"The container {id} was not created with is_carousel_item.");
        if (child.StatusAt(clock.GetUtcNow(), settings.Current.Instagram) is ContainerStatus.Expired or ContainerStatus.Published) throw GraphErrors.ContainerNotFound(id);
        return child;
    }

    private void CheckLimit(InstagramAccount account)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(24);
        if (store.ContainersOf(account).Count(container => container.CreatedAt > since) >= settings.Current.Instagram.ContainerLimit) throw GraphErrors.ContainerLimit();
    }

    private static string? Describe(Container container, ContainerStatus status, string field) => field switch
    {
        "id" => container.Id,
        "status_code" => status == ContainerStatus.InProgress ? "IN_PROGRESS" : status.ToString().ToUpperInvariant(),
        "status" => Text(container, status),
        _ => null,
    };

    private static string Text(Container container, ContainerStatus status) => status switch
    {
        ContainerStatus.InProgress => "In Progress: Media is still being processed.",
        ContainerStatus.Finished => "Finished: Media has been uploaded and it is ready to be published.",
        ContainerStatus.Published => "Published: Media has been published.",
        ContainerStatus.Expired => "Expired: Media was not published within 24 hours.",
        _ => $"Error: Media upload has failed with error code {container.ErrorSubcode ?? container.Children.Select(child => child.ErrorSubcode).First(code => code is not null)}",
    };
}
