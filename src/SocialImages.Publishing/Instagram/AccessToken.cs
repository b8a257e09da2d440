namespace SocialImages.Publishing.Instagram;

/// <summary>A secret that does not print itself.</summary>
public readonly record struct AccessToken(string Value)
{
    public override string ToString() => "***";
}
