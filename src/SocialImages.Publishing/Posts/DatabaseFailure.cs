using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SocialImages.Publishing.Posts;

internal static class DatabaseFailure
{
    /// <summary>Whether the database hesitated or refused, in any of the wrappings that EF Core puts around it.</summary>
    public static bool IsBehind(Exception exception) =>
        exception is DbUpdateException or NpgsqlException or TimeoutException or SocketException or InvalidOperationException { InnerException: NpgsqlException or TimeoutException };
}
