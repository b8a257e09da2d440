namespace SocialImages.Emulators.Control;

/// <summary>What each service says when it fails without a reason of its own.</summary>
internal static class FaultBodies
{
    public static string Of(string service) => service switch
    {
        "openai" => """{"error":{"message":"The server had an error while processing your request. Sorry about that!","type":"server_error","param":null,"code":"server_error"}}""",
        "stability" => """{"id":"2a1f6f4e2f6b4c0f8e9d","name":"internal_error","errors":["An unexpected server error has occurred, please try again later."]}""",
        "gemini" => """{"error":{"code":500,"message":"An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting","status":"INTERNAL"}}""",
        "midjourney" => """{"timestamp":"2026-11-21T12:00:00.000+00:00","status":500,"error":"Internal Server Error","path":"/mj"}""",
        "sd" => """{"error":"RuntimeError","detail":"","body":"","errors":"something went wrong"}""",
        "compatible" => """{"error":"internal error"}""",
        "instagram" => """{"error":{"message":"An unexpected error has occurred. Please retry your request later.","type":"OAuthException","code":2,"is_transient":true,"fbtrace_id":"AEmulatedFaultNoEffect0"}}""",
        _ => """{"error":{"message":"General Error"}}""",
    };
}
