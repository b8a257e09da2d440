namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>Why the server closes a socket: the codes of graphql-transport-ws, and of WebSocket itself.</summary>
internal readonly record struct CloseReason(int Code, string Text)
{
    private const int MaxTextBytes = 123;

    public static CloseReason Normal => new(1000, "");

    public static CloseReason GoingAway => new(1001, "The server is shutting down.");

    public static CloseReason MessageTooBig => new(1009, "The message is too big.");

    public static CloseReason InvalidMessage => new(4400, "Invalid message.");

    public static CloseReason InvalidMessageType => new(4400, "Invalid message type.");

    public static CloseReason Unauthorized => new(4401, "Unauthorized");

    public static CloseReason SubprotocolNotAcceptable => new(4406, "Subprotocol not acceptable");

    public static CloseReason InitializationTimeout => new(4408, "Connection initialization timeout.");

    public static CloseReason IdInUse => new(4409, "The subscription id is not unique.");

    public static CloseReason TooManyInitializations => new(4429, "Too many initialization requests.");

    public static CloseReason InternalError => new(4500, "Internal server error");

    public static CloseReason Forbidden(string text) => Of(4403, text);

    public static CloseReason InvalidRequest(string text) => Of(4400, text);

    /// <summary>The text is cut where it is too long for a close.</summary>
    public static CloseReason Of(int code, string text) => new(code, Fit(text));

    private static string Fit(string text)
    {
        while (System.Text.Encoding.UTF8.GetByteCount(text) > MaxTextBytes)
            text = text[..^1];
        return text;
    }
}
