using Microsoft.Extensions.Logging;

namespace SocialImages.GraphQL.AspNetCore;

internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Error, "A GraphQL request failed outside the engine")]
    public static partial void RequestFailed(ILogger logger, Exception error);

    [LoggerMessage(2, LogLevel.Error, "A GraphQL operation over WebSocket failed outside the engine")]
    public static partial void SocketOperationFailed(ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Error, "A GraphQL WebSocket connection failed")]
    public static partial void SocketFailed(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "A GraphQL WebSocket client took no data for {Timeout} and was cut off")]
    public static partial void SlowClient(ILogger logger, TimeSpan timeout);

    [LoggerMessage(5, LogLevel.Information, "A GraphQL WebSocket client sent nothing for {Timeout} and was cut off")]
    public static partial void SilentClient(ILogger logger, TimeSpan timeout);
}
