using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>The token host's own, flat refusal.</summary>
internal sealed class OAuthException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public IResult ToResult() => WireJson.Answer(new { error_type = "OAuthException", code = status, error_message = Message }, status);
}
