using Npgsql;

namespace SocialImages.Domain.Data;

/// <summary>`postgres://user:password@host:port/database?option=value`, or an Npgsql connection string, as `DATABASE_URL` may be either.</summary>
public static class DatabaseUrl
{
    private const int PreparedStatements = 200;

    // What was said to be kept, and what was written down before it was sent, outlives a crash of the server.
    private const string DurableCommits = "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    /// <exception cref="FormatException">Neither form.</exception>
    public static string ToConnectionString(string databaseUrl)
    {
        if (!databaseUrl.StartsWith("postgres://", StringComparison.Ordinal) && !databaseUrl.StartsWith("postgresql://", StringComparison.Ordinal))
            return Checked(databaseUrl);

        if (!Uri.TryCreate(databaseUrl, UriKind.Absolute, out var url) || url.AbsolutePath.Length < 2)
            throw new FormatException("DATABASE_URL must look like postgres://user:password@host:5432/database.");

        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.IsDefaultPort || url.Port < 0 ? NpgsqlConnection.DefaultPort : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            builder[Uri.UnescapeDataString(pair[0]).Replace("sslmode", "SSL Mode", StringComparison.OrdinalIgnoreCase)] =
                Uri.UnescapeDataString(pair.Length == 2 ? pair[1] : "true");
        }

        return builder.ConnectionString;
    }

    /// <summary>
    /// Statements are prepared by themselves, and a session that goes back to the pool is not reset: once it is open, nothing here
    /// changes one for longer than a transaction, except those that never go back.
    /// </summary>
    internal static NpgsqlDataSource OpenPool(string databaseUrl)
    {
        var pool = new NpgsqlDataSourceBuilder(ToConnectionString(databaseUrl));
        var settings = pool.ConnectionStringBuilder;
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = PreparedStatements;
        settings.NoResetOnClose = true;
        pool.UsePhysicalConnectionInitializer(KeepCommits, KeepCommitsAsync);
        return pool.Build();
    }

    private static void KeepCommits(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(DurableCommits, connection);
        command.ExecuteNonQuery();
    }

    private static async Task KeepCommitsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(DurableCommits, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("DATABASE_URL is neither a postgres:// address nor a connection string.", exception);
        }
    }
}
