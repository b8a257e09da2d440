namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>What callers may read, whichever provider it was: it names no provider, because the next one may be asked.</summary>
internal static class ProviderMessages
{
    public const string Busy = "The picture service is busy.";
    public const string Trouble = "The picture service is in trouble.";
    public const string Nonsense = "The picture service gave no usable answer.";
    public const string Refusal = "The picture service will not make this picture.";
    public const string Misconfigured = "The picture service is not available to us at the moment.";
    public const string Unaccepted = "The picture service did not accept the request.";
    public const string TooLate = "The picture service did not answer in time.";
    public const string Unreachable = "The picture service could not be reached.";
    public const string NoPicture = "The picture service made no picture.";
}
