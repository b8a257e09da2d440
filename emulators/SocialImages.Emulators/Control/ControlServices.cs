namespace SocialImages.Emulators.Control;

internal static class ControlServices
{
    public static void AddControl(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<EmulatorClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<EmulatorClock>());
        services.AddSingleton<SettingsBook>();
        services.AddSingleton<FaultBook>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<Resetting>();
        services.AddSingleton<AccountControl>();
        services.AddSingleton<PublishedReport>();
        services.AddSingleton(new DataFolder(configuration["EMULATORS_DATA"]));
    }

    public static void UseControl(this WebApplication app)
    {
        app.UseRouting();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<FaultMiddleware>();
    }
}
