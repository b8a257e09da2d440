namespace SocialImages.Publishing.Instagram;

/// <summary>A secret that does not print itself.</summary>
public readonly record struct GraphToken(string Value)
{
    public override string ToString() => "***";
}
