namespace SocialImages.Domain.Data;

public sealed class DatabaseOptions
{
    /// <summary>`DATABASE_URL`: `postgres://user:password@host:port/database`, or an Npgsql connection string.</summary>
    public string Url { get; set; } = "";

    internal static bool IsValid(DatabaseOptions options)
    {
        try
        {
            return DatabaseUrl.ToConnectionString(options.Url).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
