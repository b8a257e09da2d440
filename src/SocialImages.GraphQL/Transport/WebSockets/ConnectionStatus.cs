namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>What the server answers to <c>connection_init</c>.</summary>
public sealed class ConnectionStatus
{
    private static readonly ConnectionStatus AcceptedStatus = new(true, "Accepted", null);

    private ConnectionStatus(bool accepted, string message, IReadOnlyDictionary<string, object?>? extensions)
    {
        Accepted = accepted;
        Message = message;
        Extensions = extensions;
    }

    public bool Accepted { get; }

    /// <summary>The reason a refused connection is closed with; at most 123 bytes of it are sent.</summary>
    public string Message { get; }

    /// <summary>The payload of <c>connection_ack</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    public static ConnectionStatus Accept() => AcceptedStatus;

    public static ConnectionStatus Accept(IReadOnlyDictionary<string, object?> extensions) => new(true, "Accepted", extensions);

    public static ConnectionStatus Reject() => Reject("Connection refused.");

    public static ConnectionStatus Reject(string message) => new(false, message, null);
}
