using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Workspaces;

internal static class SignInRegistration
{
    /// <summary>Opaque bearer tokens; in the trial also the demo token's cookie.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, WebApplicationBuilder builder)
    {
        services.AddOptions<TrialOptions>().Configure(options =>
        {
            options.Enabled = builder.Environment.IsDevelopment();
            options.DataDirectory = builder.Configuration["DATA_DIR"];
            options.InstagramUsername = builder.Configuration["TRIAL_INSTAGRAM_USERNAME"];
            options.InstagramToken = builder.Configuration["TRIAL_INSTAGRAM_TOKEN"];
        });
        // Data loaders know services only: who asks is one of them, on HTTP and on an upgraded socket alike.
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new ClaimsPrincipal());
        services.AddSingleton<Trial>();
        services.AddScoped<TrialSeeder>();
        services.AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Viewer, policy => policy.RequireRole(Policies.RolesFrom(WorkspaceRole.Viewer)))
            .AddPolicy(Policies.Editor, policy => policy.RequireRole(Policies.RolesFrom(WorkspaceRole.Editor)))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(Policies.RolesFrom(WorkspaceRole.Admin)));
        return services;
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseMiddleware<TrialCookieMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<StreamSignInMiddleware>();
        app.UseAuthorization();
    }
}
