using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;

namespace SocialImages.Api;

/// <summary>What the program does besides serving: `schema …`, `admin …` and `images …`.</summary>
internal static class Commands
{
    public static async Task<int> RunAsync(this WebApplication app, string[] args)
    {
        if (args is ["schema", ..]) return await app.RunWithGraphQLCommandsAsync(args);

        await app.Services.GetRequiredService<Migrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
        if (args is ["admin", .. var rest]) return await app.RunAdminAsync(rest);
        if (args is ["images", .. var imageArgs]) return await app.RunImagesAsync(imageArgs);
        await app.SeedTrialAsync();
        await app.RunAsync();
        return 0;
    }
}
