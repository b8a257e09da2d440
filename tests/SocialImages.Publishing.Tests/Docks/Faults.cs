namespace SocialImages.Publishing.Tests.Docks;

/// <summary>Ways in which the other side misbehaves, as its control plane takes them.</summary>
internal static class Faults
{
    public static object Instagram(string operation, string fault, object? value = null, int times = 1, int after = 0) =>
        new { service = "instagram", operation, fault, value, times, after };

    public static object Cloudinary(string operation, string fault, object? value = null, int times = 1, int after = 0) =>
        new { service = "cloudinary", operation, fault, value, times, after };

    /// <summary>Meta's error body; <paramref name="effect"/> true answers it although the call did its work.</summary>
    public static object Error(int code, int? subcode = null, int status = 400, bool effect = false) => new
    {
        status,
        effect,
        body = new { error = new { message = "Emulated.", type = "OAuthException", code, error_subcode = subcode, is_transient = false, fbtrace_id = "ADockTest" } },
    };
}
