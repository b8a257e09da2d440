namespace SocialImages.Emulators.OpenAI;

/// <summary>
/// Any bearer key is taken, except that the key's own text may ask for trouble:
/// <c>revoked</c> → 401, <c>no-credit</c> → 429 insufficient_quota, <c>unverified</c> → 403.
/// </summary>
internal static class OpenAIKeys
{
    private const string Bearer = "Bearer ";

    public static string Check(string? authorization)
    {
        var key = authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? authorization[Bearer.Length..].Trim() : "";
        if (key.Length == 0)
            throw OpenAIException.Unauthorized("You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        if (key.Contains("revoked", StringComparison.OrdinalIgnoreCase))
            throw OpenAIException.Unauthorized($"Incorrect API key provided: {Shorten(key)}. You can find your API key at https://platform.openai.com/account/api-keys.");
        if (key.Contains("no-credit", StringComparison.OrdinalIgnoreCase))
            throw new OpenAIException(429, "insufficient_quota", "insufficient_quota", null, "You exceeded your current quota, please check your plan and billing details.");
        if (key.Contains("unverified", StringComparison.OrdinalIgnoreCase))
            throw new OpenAIException(403, "invalid_request_error", null, null, "Your organization must be verified to use this model.");
        return key;
    }

    private static string Shorten(string key) => key.Length <= 8 ? "***" : $"{key[..4]}****{key[^4..]}";
}
