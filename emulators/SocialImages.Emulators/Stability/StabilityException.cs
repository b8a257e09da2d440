using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Stability;

/// <summary>A refusal in Stability's shape: <c>{"id":…,"name":…,"errors":[…]}</c>.</summary>
internal sealed class StabilityException(int status, string name, params string[] errors) : Exception(errors.FirstOrDefault())
{
    public IResult ToResult() => WireJson.Answer(new { id = Ids.Hex(16), name, errors }, status);

    public static StabilityException Bad(string error) => new(StatusCodes.Status400BadRequest, "bad_request", error);
}
