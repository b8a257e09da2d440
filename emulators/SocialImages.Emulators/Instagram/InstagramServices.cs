using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

internal static class InstagramServices
{
    private const string Service = "instagram";

    public static void AddInstagram(this IServiceCollection services)
    {
        services.AddHttpClient<ImageFetcher>().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<OAuthApps>();
        services.AddSingleton<LoginCodes>();
        services.AddSingleton<InstagramAccounts>();
        services.AddSingleton<PublishedBytes>();
        services.AddSingleton<InstagramStore>();
        services.AddSingleton<GraphIds>();
        services.AddSingleton<GraphCaller>();
        services.AddSingleton<MediaOrderReader>();
        services.AddSingleton<MediaView>();
        services.AddSingleton<AccountEndpoints>();
        services.AddSingleton<ContainerEndpoints>();
        services.AddSingleton<PublishEndpoint>();
        services.AddSingleton<MediaEndpoints>();
        services.AddSingleton<OAuthEndpoints>();
        services.AddSingleton<FacebookCaller>();
        services.AddSingleton<FacebookLoginEndpoints>();
        services.AddSingleton<FacebookPageEndpoints>();
        services.AddSingleton<DebugTokenEndpoint>();
        services.AddSingleton<AuthorizePage>();
    }

    public static void MapInstagram(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/instagram").AddEndpointFilter<GraphFilter>();
        MapLogin(api);
        var graph = api.MapGroup("/{version}");
        MapFacebook(graph);
        MapGraph(graph);
        api.MapGet("/bytes/{sha256}.jpg", (string sha256, PublishedBytes bytes) => bytes.Find(sha256) is { } file ? Results.Bytes(file, "image/jpeg") : Results.NotFound());
    }

    private static void MapLogin(RouteGroupBuilder api)
    {
        api.MapGet("/oauth/authorize", (AuthorizePage page, HttpRequest request) => page.Show(request)).As(Service, "authorize");
        api.MapPost("/oauth/authorize", (AuthorizePage page, HttpRequest request, CancellationToken cancellationToken) => page.DecideAsync(request, cancellationToken)).As(Service, "authorize");
        foreach (var path in new[] { "/oauth/access_token", "/access_token" })
            api.MapPost(path, (OAuthEndpoints oauth, HttpRequest request, CancellationToken cancellationToken) => oauth.ExchangeCodeAsync(request, cancellationToken)).As(Service, "exchangeCode");
        api.MapGet("/access_token", (OAuthEndpoints oauth, HttpRequest request) => oauth.ExchangeShortToken(request)).As(Service, "exchangeToken");
        api.MapGet("/refresh_access_token", (OAuthEndpoints oauth, HttpRequest request) => oauth.Refresh(request)).As(Service, "refreshToken");
    }

    private static void MapFacebook(RouteGroupBuilder graph)
    {
        graph.MapGet("/dialog/oauth", (AuthorizePage page, HttpRequest request) => page.Show(request)).As(Service, "authorize");
        graph.MapPost("/dialog/oauth", (AuthorizePage page, HttpRequest request, CancellationToken cancellationToken) => page.DecideAsync(request, cancellationToken)).As(Service, "authorize");
        graph.MapGet("/oauth/access_token", (FacebookLoginEndpoints login, HttpRequest request) => login.Token(request)).As(Service, "exchangeCode");
        graph.MapGet("/me/permissions", (FacebookLoginEndpoints login, HttpRequest request) => login.Permissions(request)).As(Service, "permissions");
        graph.MapGet("/me/accounts", (FacebookPageEndpoints pages, HttpRequest request) => pages.Own(request)).As(Service, "pages");
        graph.MapGet("/me/businesses", (FacebookPageEndpoints pages, HttpRequest request) => pages.Businesses(request)).As(Service, "businesses");
        graph.MapGet("/{business}/owned_pages", (FacebookPageEndpoints pages, HttpRequest request, string business) => pages.OwnedBy(request, business)).As(Service, "pages");
        graph.MapGet("/{business}/client_pages", (FacebookPageEndpoints pages, HttpRequest request, string business) => pages.LentTo(request, business)).As(Service, "pages");
        graph.MapGet("/debug_token", (DebugTokenEndpoint debug, HttpRequest request) => debug.Read(request)).As(Service, "debugToken");
    }

    private static void MapGraph(RouteGroupBuilder graph)
    {
        graph.MapPost("/{id}/media", (ContainerEndpoints containers, HttpContext context, string version, string id, CancellationToken cancellationToken) =>
            containers.CreateAsync(context, version, id, cancellationToken)).As(Service, "createContainer");
        graph.MapPost("/{id}/media_publish", (PublishEndpoint publishing, HttpContext context, string version, string id, CancellationToken cancellationToken) =>
            publishing.PublishAsync(context, version, id, cancellationToken)).As(Service, "publish");
        graph.MapGet("/{id}/content_publishing_limit", (PublishEndpoint publishing, HttpContext context, string version, string id, CancellationToken cancellationToken) =>
            publishing.LimitAsync(context, version, id, cancellationToken)).As(Service, "publishingLimit");
        graph.MapGet("/{id}/media", (MediaEndpoints media, HttpContext context, string version, string id, CancellationToken cancellationToken) =>
            media.ListAsync(context, version, id, cancellationToken)).As(Service, "mediaList");
        graph.MapGet("/{id}", ReadNodeAsync).As(Service, context => NodeKind((string)context.Request.RouteValues["id"]!));
        graph.MapMethods("/{**rest}", ["GET", "POST", "DELETE"], IResult (HttpRequest request, string rest) =>
            throw GraphErrors.NoSuchObject(request.Method.ToLowerInvariant(), rest)).As(Service, "unknown");
    }

    private static Task<IResult> ReadNodeAsync(HttpContext context, string version, string id, ContainerEndpoints containers, MediaEndpoints media, AccountEndpoints accounts, CancellationToken cancellationToken) => NodeKind(id) switch
    {
        "account" => accounts.ReadAsync(context, version, id, cancellationToken),
        "containerStatus" => containers.StatusAsync(context, version, id, cancellationToken),
        _ => media.ReadAsync(context, version, id, cancellationToken),
    };

    private static string NodeKind(string id) => id switch
    {
        _ when GraphIds.IsContainer(id) => "containerStatus",
        _ when GraphIds.IsMedia(id) => "mediaRead",
        _ => "account",
    };
}
