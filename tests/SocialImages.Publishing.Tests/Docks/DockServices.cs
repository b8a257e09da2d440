using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Publishing.Tests.Docks;

/// <summary>What a node needs from its surroundings.</summary>
internal sealed record DockSettings(string DatabaseUrl, string Outside, string StoragePath)
{
    private static readonly string EncryptionKey = Convert.ToBase64String(new byte[32]);

    /// <summary>What is set otherwise than here.</summary>
    public IReadOnlyDictionary<string, string?> Changes { get; init; } = new Dictionary<string, string?>();

    public IConfiguration ToConfiguration() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["DATABASE_URL"] = DatabaseUrl,
        ["ENCRYPTION_KEYS"] = EncryptionKey,
        ["URL_SIGNING_KEYS"] = EncryptionKey,
        ["STORAGE_PATH"] = StoragePath,
        ["OPENAI_API_KEY"] = "sk-emulator",
        ["OPENAI_BASE_URL"] = $"{Outside}/openai/v1",
        ["CLOUDINARY_URL"] = Docks.Outside.CloudinaryUrl,
        ["CLOUDINARY_API_BASE_URL"] = $"{Outside}/cloudinary",
        ["CLOUDINARY_DELIVERY_BASE_URL"] = $"{Outside}/cloudinary/res",
        ["INSTAGRAM_GRAPH_URL"] = $"{Outside}/instagram",
        ["FACEBOOK_GRAPH_URL"] = $"{Outside}/instagram",
        ["INSTAGRAM_AUTHORIZE_URL"] = $"{Outside}/instagram/oauth/authorize",
        ["INSTAGRAM_TOKEN_URL"] = $"{Outside}/instagram/oauth/access_token",
        ["INSTAGRAM_APP_ID"] = "990602627938098",
        ["INSTAGRAM_APP_SECRET"] = "emulator-app-secret",
        ["FACEBOOK_APP_ID"] = "990602627938098",
        ["FACEBOOK_APP_SECRET"] = "emulator-app-secret",
        ["FACEBOOK_AUTHORIZE_URL"] = $"{Outside}/instagram/v25.0/dialog/oauth",
    }).AddInMemoryCollection(Changes).Build();
}

/// <summary>The rooms of a publishing node, put together as the product does it.</summary>
internal static class DockServices
{
    public static IServiceCollection AddDock(this IServiceCollection services, DockSettings settings, TimeProvider clock) =>
        services.AddDock(settings.ToConfiguration(), clock);

    public static IServiceCollection AddDock(this IServiceCollection services, IConfiguration configuration, TimeProvider clock)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(clock);
        services.AddSingleton<IConfiguration>(configuration);
        services.AddData(configuration);
        services.AddWorkspaces(configuration);
        services.AddInstagramAccounts(configuration);
        services.AddPosts();
        services.AddImages(configuration);
        services.AddModeration(configuration);
        services.AddGenerations(configuration);
        return services.AddPublishing(configuration);
    }
}
