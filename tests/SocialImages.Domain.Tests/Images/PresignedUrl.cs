using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SocialImages.Domain.Tests.Images;

/// <summary>Checks AWS Signature Version 4 in an address, by its specification and not by the SDK under test.</summary>
internal static class PresignedUrl
{
    public static bool IsGenuine(HttpRequest request, string secret)
    {
        var query = request.Query;
        var scope = query["X-Amz-Credential"].ToString().Split('/');
        var text = $"AWS4-HMAC-SHA256\n{query["X-Amz-Date"]}\n{string.Join('/', scope[1..])}\n{Hex(SHA256.HashData(Utf8(Canonical(request))))}";
        var key = scope[1..].Aggregate(Utf8($"AWS4{secret}"), (current, part) => HMACSHA256.HashData(current, Utf8(part)));
        return Hex(HMACSHA256.HashData(key, Utf8(text))) == query["X-Amz-Signature"];
    }

    private static string Canonical(HttpRequest request)
    {
        var (path, query) = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?') is [var before, var after] ? (before, after) : ("", "");
        var parameters = query.Split('&').Where(pair => !pair.StartsWith("X-Amz-Signature=", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var signed = request.Query["X-Amz-SignedHeaders"].ToString();
        var headers = string.Concat(signed.Split(';').Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n"));
        return $"{request.Method}\n{path}\n{string.Join('&', parameters)}\n{headers}\n{signed}\nUNSIGNED-PAYLOAD";
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
