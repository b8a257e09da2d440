using Microsoft.Extensions.Options;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>What is done to workspaces from the command line.</summary>
internal static class WorkspaceCommands
{
    private const string Usage = "Usage: admin create --workspace NAME --email ADDRESS [--name OWNER]";

    public static async Task SeedTrialAsync(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<TrialOptions>>().Value.Enabled) return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrialSeeder>().SeedAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>`admin create`: the first owner of a workspace; prints the token once.</summary>
    public static async Task<int> RunAdminAsync(this WebApplication app, string[] args)
    {
        if (args is not ["create", .. var options] || Option(options, "--workspace") is not { } workspace || Option(options, "--email") is not { } email)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var credits = new CreditAmount(services.GetRequiredService<IOptions<CreditOptions>>().Value.DefaultUserCredits);
        var created = await services.GetRequiredService<CreateWorkspaceCommand>().ExecuteAsync(
            new CreateWorkspace(workspace, email, Option(options, "--name") ?? email, credits), CancellationToken.None);
        Console.WriteLine($"workspace: {created.Owner.WorkspaceId}");
        Console.WriteLine($"token: {created.Token}");
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
