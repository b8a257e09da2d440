using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary>A refusal in OpenAI's shape: <c>{"error":{message,type,param,code}}</c>.</summary>
internal sealed class OpenAIException(int status, string type, string? code, string? parameter, string message) : Exception(message)
{
    public int Status => status;

    public object? ModerationDetails { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public object Body => ModerationDetails is null
        ? new { error = new { message = Message, type, param = parameter, code } }
        : new { error = new { message = Message, type, param = parameter, code, moderation_details = ModerationDetails } };

    public IResult ToResult() => WireJson.Answer(Body, status);

    public static OpenAIException Invalid(string code, string? parameter, string message) =>
        new(StatusCodes.Status400BadRequest, "invalid_request_error", code, parameter, message);

    public static OpenAIException UserError(string code, string? parameter, string message) =>
        new(StatusCodes.Status400BadRequest, "image_generation_user_error", code, parameter, message);

    public static OpenAIException UserErrorWithDetails(string code, string message, object moderationDetails) =>
        new(StatusCodes.Status400BadRequest, "image_generation_user_error", code, null, message) { ModerationDetails = moderationDetails };

    public static OpenAIException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, "invalid_request_error", "invalid_api_key", null, message);
}
