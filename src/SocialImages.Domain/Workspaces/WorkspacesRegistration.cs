using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Credits;

namespace SocialImages.Domain.Workspaces;

public static class WorkspacesRegistration
{
    /// <summary>Who may sign in, what they may spend, and how often they may ask.</summary>
    public static IServiceCollection AddWorkspaces(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GenerationRateLimitOptions>();
        services.AddOptions<CreditOptions>()
            .Configure(options => options.DefaultUserCredits = configuration.GetValue("DEFAULT_USER_CREDITS", options.DefaultUserCredits))
            .Validate(options => options.DefaultUserCredits >= 0, "DEFAULT_USER_CREDITS must not be negative.")
            .ValidateOnStart();
        services.AddScoped<CreditLedger>();
        services.AddScoped<RateLimiter>();
        services.AddSingleton<TokenAuthenticator>();
        services.AddScoped<CreateWorkspaceCommand>();
        return services;
    }
}
