using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SocialImages.Domain.Data;
using SocialImages.Testing;

namespace SocialImages.Domain.Tests.Support;

internal static class Migration
{
    [ModuleInitializer]
    internal static void Prepare() => PostgresFixture.Migrate = async connectionString =>
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await new Migrator(database, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
    };
}
