namespace SocialImages.Emulators.Feed;

internal static class FeedEndpoints
{
    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feed", () => Results.Text("feed"));
        routes.MapGet("/", () => Results.Redirect("/feed"));
    }
}
