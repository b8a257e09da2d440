using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

internal enum PageHolder
{
    /// <summary>The person: listed among their own pages.</summary>
    Person,

    /// <summary>A business: among the person's own pages only with the right to manage businesses.</summary>
    Business,

    /// <summary>Another business, which lent it: never among the person's own pages.</summary>
    Client,
}

/// <summary>A professional account. Its ids follow from its name, so they are the same in every run.</summary>
internal sealed class InstagramAccount(string username)
{
    public const string IdPrefix = "1784";

    public string Username { get; } = username;

    /// <summary>The professional account's id (<c>user_id</c>).</summary>
    public string UserId { get; } = Number(IdPrefix, username);

    /// <summary>The app-scoped id (<c>id</c>); both are taken in paths, because the documents disagree.</summary>
    public string AppScopedId { get; } = Number("2655", username);

    public string Name { get; } = string.Join(' ', username.Split('_', '.').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Who has the Facebook page that it is linked to.</summary>
    public PageHolder Page { get; set; }

    /// <summary>Answered as 25/2207050 when publishing.</summary>
    public bool IsRestricted { get; set; }

    public Lock Gate { get; } = new();

    public Queue<DateTimeOffset> Calls { get; } = [];

    public bool IsNamed(string id) => id == "me" || id == UserId || id == AppScopedId;

    private static string Number(string prefix, string text) => $"{prefix}{Ids.Stable(prefix + text) % 10_000_000_000_000:D13}";
}
