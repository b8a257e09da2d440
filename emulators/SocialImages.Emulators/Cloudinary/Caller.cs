using System.Globalization;
using System.Text;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>Who calls: a signed or Basic-authorised server, or anyone with an unsigned preset.</summary>
internal sealed record Caller(Cloud Cloud, bool IsSigned);

internal sealed class CallerCheck(Clouds clouds, SettingsBook settings, EmulatorClock clock)
{
    private static readonly TimeSpan SignatureLife = TimeSpan.FromHours(1);

    /// <summary>For the Upload API: Basic, signature, or neither (unsigned).</summary>
    public Caller Check(string cloudName, HttpRequest http, UploadParameters parameters)
    {
        var cloud = clouds.Named(cloudName);
        var basic = http.Headers.Authorization.Count > 0;
        if (basic) CheckBasic(cloud, http);
        if (parameters["signature"] is { } signature) CheckSignature(cloud, parameters, signature);
        else if (!basic && parameters["api_key"] is not null) throw CloudinaryException.Bad("Missing required parameter - signature");
        return new Caller(cloud, basic || parameters["signature"] is not null);
    }

    /// <summary>For the Admin API: Basic only.</summary>
    public Cloud CheckAdmin(string cloudName, HttpRequest http)
    {
        var cloud = clouds.Named(cloudName);
        CheckBasic(cloud, http);
        return cloud;
    }

    private static void CheckBasic(Cloud cloud, HttpRequest http)
    {
        var header = http.Headers.Authorization.ToString();
        var parts = header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Decode(header["Basic ".Length..]).Split(':', 2) : [];
        if (parts.Length != 2) throw CloudinaryException.Unauthorized("Invalid credentials");
        if (parts[0] != cloud.ApiKey) throw CloudinaryException.Unauthorized($"Invalid api_key {parts[0]}");
        if (parts[1] != cloud.ApiSecret) throw CloudinaryException.Unauthorized("api_secret mismatch");
    }

    private void CheckSignature(Cloud cloud, UploadParameters parameters, string signature)
    {
        if (parameters.Required("api_key") != cloud.ApiKey) throw CloudinaryException.Unauthorized($"Invalid api_key {parameters["api_key"]}");
        CheckTimestamp(parameters.Required("timestamp"));
        var signed = RequestSignature.Signed(parameters.Fields).ToList();
        var toSign = RequestSignature.StringToSign(signed, version: 2);
        var rules = settings.Current.Cloudinary;
        var matches = RequestSignature.Matches(signature, toSign, cloud.ApiSecret, rules.RequireSha256)
            || (rules.AcceptSignatureVersion1 && RequestSignature.Matches(signature, RequestSignature.StringToSign(signed, version: 1), cloud.ApiSecret, rules.RequireSha256));
        if (!matches) throw CloudinaryException.Unauthorized($"Invalid Signature {signature}. String to sign - '{toSign}'.");
    }

    private void CheckTimestamp(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) throw CloudinaryException.Bad($"Invalid timestamp {text}");
        var reported = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (clock.GetUtcNow() - reported <= SignatureLife) return;
        throw CloudinaryException.Bad(string.Create(CultureInfo.InvariantCulture, $"Stale request - reported time is {reported:yyyy-MM-dd HH:mm:ss} +0000 which is more than 1 hour ago"));
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
