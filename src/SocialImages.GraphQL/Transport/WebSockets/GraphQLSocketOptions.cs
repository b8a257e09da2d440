namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Bounds on one WebSocket connection.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>Time to send <c>connection_init</c>; then the socket is closed with 4408.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Idle time after which the server sends <c>ping</c>; null sends none.</summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A client that sends nothing for this long after a <c>ping</c>, no <c>pong</c> either, is cut off.</summary>
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one message; a longer one closes the socket with 1009.</summary>
    public int MaxMessageSize { get; set; } = 1024 * 1024;

    /// <summary>Operations running at once on one socket; the next one is answered with an error.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>Sockets open at once from one address; null is no bound, for a server that sees only its proxy's address.</summary>
    public int? MaxConnectionsPerAddress { get; set; }

    /// <summary>A client that takes no bytes for this long is cut off.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for the client to answer a close.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Origins (<c>https://host[:port]</c>) that may connect besides the server's own; <c>*</c> is any.
    /// A client without an Origin header is not a browser and may connect.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];
}
