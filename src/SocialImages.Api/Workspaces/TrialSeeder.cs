using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Data;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

/// <summary>A workspace, an owner, a token and a connected account, so that a newcomer can begin at once.</summary>
internal sealed class TrialSeeder(
    SocialImagesDbContext context,
    CreateWorkspaceCommand createWorkspace,
    ConnectInstagramAccountCommand connect,
    IOptions<TrialOptions> options,
    Trial trial)
{
    private const string OwnerEmail = "demo@socialimages.example";
    private static readonly CreditAmount DemoCredits = new(10_000);

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var owner = await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Email == OwnerEmail, cancellationToken);
        trial.Token = owner is null ? await CreateAsync(cancellationToken) : await ReadTokenAsync(cancellationToken);
        Console.WriteLine($"token: {trial.Token ?? "(kept by the first start's DATA_DIR)"}");
    }

    private string? TokenPath => options.Value.DataDirectory is { } directory ? System.IO.Path.Combine(directory, "token") : null;

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var created = await createWorkspace.ExecuteAsync(
            new CreateWorkspace("Demo Café", OwnerEmail, "Dana Demo", DemoCredits), cancellationToken);
        if (options.Value is { InstagramUsername: { } username, InstagramToken: { } token })
        {
            await connect.ExecuteAsync(
                created.Owner,
                new ConnectInstagramAccount("me", username, InstagramLogin.Instagram, token, TokenExpiresAt: null),
                cancellationToken);
        }

        await WriteTokenAsync(created.Token, cancellationToken);
        return created.Token;
    }

    private async Task WriteTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (TokenPath is not { } path) return;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, file);
        await writer.WriteAsync(token.AsMemory(), cancellationToken);
    }

    private async Task<string?> ReadTokenAsync(CancellationToken cancellationToken)
        => TokenPath is { } path && File.Exists(path) ? (await File.ReadAllTextAsync(path, cancellationToken)).Trim() : null;
}
