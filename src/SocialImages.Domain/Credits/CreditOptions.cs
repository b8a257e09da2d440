namespace SocialImages.Domain.Credits;

public sealed class CreditOptions
{
    /// <summary>What a new user is granted (`DEFAULT_USER_CREDITS`). Default 100.</summary>
    public int DefaultUserCredits { get; set; } = 100;
}
