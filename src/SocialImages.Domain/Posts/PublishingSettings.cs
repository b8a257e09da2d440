namespace SocialImages.Domain.Posts;

/// <summary>What a workspace wants of its publishing. Without a row everything is at its default.</summary>
public sealed class PublishingSettings
{
    public required Guid WorkspaceId { get; init; }

    /// <summary>Posts go out only with an approval of their exact content.</summary>
    public bool RequiresApproval { get; set; }

    /// <summary>Grounds of cards, as `#rrggbb`; empty for the house's own.</summary>
    public IReadOnlyList<string> BrandColors { get; set; } = [];

    /// <summary>Null: chosen by the words, so that cards differ.</summary>
    public CardDesign? CardDesign { get; set; }
}

/// <summary>How a card sets a post's words.</summary>
public enum CardDesign
{
    /// <summary>Words in the middle of a plain ground.</summary>
    Plain,

    /// <summary>Words at the left, a bar of a second colour beside them.</summary>
    Banner,

    /// <summary>A light sheet on the ground, dark words on it.</summary>
    Paper,

    /// <summary>A large quotation mark above the words.</summary>
    Quote,

    /// <summary>The first sentence large, the rest small below it.</summary>
    Headline,
}
