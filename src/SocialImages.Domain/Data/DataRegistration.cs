using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Data;

public static class DataRegistration
{
    /// <summary>The database, its migrations, idempotency keys, and the events that leave it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var url = configuration["DATABASE_URL"]
            ?? throw new InvalidOperationException("DATABASE_URL is missing: name the PostgreSQL database, as in postgres://user:password@host:5432/database.");
        var connectionString = DatabaseUrl.ToConnectionString(url);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddPooledDbContextFactory<SocialImagesDbContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>().CreateDbContext());
        services.AddScoped<IdempotencyKeys>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
        services.AddHostedService<OutboxRelay>();
        return services;
    }
}
