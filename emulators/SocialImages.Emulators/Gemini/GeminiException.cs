using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Gemini;

/// <summary>A refusal in the shape of Google's APIs: <c>{"error":{code,message,status,details}}</c>.</summary>
internal sealed class GeminiException(int code, string status, string message, params object[] details) : Exception(message)
{
    public IResult ToResult() => WireJson.Answer(
        details.Length == 0 ? new { error = new { code, message = Message, status } } : new { error = new { code, message = Message, status, details } },
        code);

    public static GeminiException Invalid(string message) => new(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", message);

    public static Dictionary<string, object> Because(string reason) => new()
    {
        ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
        ["reason"] = reason,
        ["domain"] = "googleapis.com",
        ["metadata"] = new { service = "generativelanguage.googleapis.com" },
    };

    public static Dictionary<string, object> RetryIn(int seconds) => new()
    {
        ["@type"] = "type.googleapis.com/google.rpc.RetryInfo",
        ["retryDelay"] = $"{seconds}s",
    };
}
