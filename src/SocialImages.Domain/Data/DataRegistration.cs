using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Data;

public static class DataRegistration
{
    /// <summary>The database, its migrations, idempotency keys, and the events that leave it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        // A worker's claim is a query every few moments: at Information the log would be nothing else.
        services.AddLogging(logging => logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning));
        services.AddOptions<DatabaseOptions>()
            .Configure(options => options.Url = configuration["DATABASE_URL"] ?? "")
            .Validate(DatabaseOptions.IsValid, "DATABASE_URL must name a PostgreSQL database: postgres://user:password@host:5432/database.")
            .ValidateOnStart();
        services.AddSingleton(provider => DatabaseUrl.OpenPool(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Url));
        services.AddPooledDbContextFactory<SocialImagesDbContext>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .AddInterceptors(provider.GetRequiredService<CommitBell>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>().CreateDbContext());
        services.AddScoped<IdempotencyKeys>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<CommitBell>();
        services.AddSingleton<EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
        services.AddHostedService<OutboxRelay>();
        return services;
    }
}
