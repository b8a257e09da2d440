using System.Buffers.Text;
using System.Security.Cryptography;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>A refusal in the Graph API's shape.</summary>
internal sealed class GraphException(int code, int? subcode, string message, string? title = null, string? userMessage = null) : Exception(message)
{
    public int Code => code;

    public int? Subcode => subcode;

    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public string Type { get; init; } = "OAuthException";

    public bool IsTransient { get; init; }

    public IResult ToResult()
    {
        var error = new Dictionary<string, object> { ["message"] = Message, ["type"] = Type, ["code"] = code };
        if (subcode is { } known) error["error_subcode"] = known;
        error["is_transient"] = IsTransient;
        if (title is not null) error["error_user_title"] = title;
        if (userMessage is not null) error["error_user_msg"] = userMessage;
        error["fbtrace_id"] = TraceId();
        return WireJson.Answer(new { error }, Status);
    }

    public static string TraceId() => "A" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
