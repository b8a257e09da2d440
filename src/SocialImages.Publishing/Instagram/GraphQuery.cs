namespace SocialImages.Publishing.Instagram;

/// <summary>What both ways of signing in say in their addresses.</summary>
internal static class GraphQuery
{
    public static string Of(params (string Name, string Value)[] parameters) =>
        string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    public static string Configured(string? value, string name) => value
        ?? throw new InstagramException(GraphAdvice.Permanent, $"Connecting accounts is not set up: {name} is empty.");

    public static InstagramException NoToken() => new(GraphAdvice.Unknown, "Instagram answered without a token.");
}
