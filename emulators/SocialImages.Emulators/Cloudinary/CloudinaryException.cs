using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A refusal in Cloudinary's shape: a message and nothing else. Delivery puts the message into <c>X-Cld-Error</c> instead.</summary>
internal sealed class CloudinaryException(int status, string message) : Exception(message)
{
    public int Status => status;

    public IResult ToResult() => WireJson.Answer(new { error = new { message = Message } }, status);

    public static CloudinaryException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    public static CloudinaryException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, message);

    public static CloudinaryException NotFound(string message) => new(StatusCodes.Status404NotFound, message);
}
