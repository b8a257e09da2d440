namespace SocialImages.Emulators.Control;

/// <summary>What each service says when it fails without a reason of its own.</summary>
internal static class FaultBodies
{
    public static string Of(string service) => service switch
    {
        "openai" => """{"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":"server_error"}}""",
        "instagram" => """{"error":{"message":"An unexpected error has occurred. Please retry your request later.","type":"OAuthException","code":2,"is_transient":true,"fbtrace_id":"AEmulatedFaultNoEffect0"}}""",
        _ => """{"error":{"message":"General Error"}}""",
    };
}
