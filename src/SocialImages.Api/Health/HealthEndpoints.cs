using Npgsql;
using SocialImages.Domain.Data;
using SocialImages.Publishing.Posts;

namespace SocialImages.Api.Health;

/// <summary>Live: the process answers. Ready: it can do its work. Publisher: no post it could publish is late.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<DiskSpace>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/ready", ReadyAsync);
        app.MapGet("/health/publisher", PublisherAsync);
    }

    private static async Task<IResult> ReadyAsync(Migrator migrator, DiskSpace disk, CancellationToken cancellationToken)
    {
        try
        {
            if (!await migrator.IsUpToDateAsync(cancellationToken)) return Unavailable("Migrations are missing.");
            return disk.IsFull() ? Unavailable("The disk is full.") : Results.Ok();
        }
        catch (NpgsqlException)
        {
            return Unavailable("The database cannot be reached.");
        }
    }

    private static async Task<IResult> PublisherAsync(PublisherLag lag, CancellationToken cancellationToken)
    {
        try
        {
            return await lag.MeasureAsync(cancellationToken) is var late && late <= Late
                ? Results.Ok()
                : Unavailable($"A post has been waiting for {(int)late.TotalMinutes} minutes.");
        }
        catch (NpgsqlException)
        {
            return Unavailable("The database cannot be reached.");
        }
    }

    private static IResult Unavailable(string why) => Results.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
