using SocialImages.Domain.Events;

namespace SocialImages.Domain.Credits;

public sealed class InsufficientCreditsException(CreditAmount required, CreditAmount available)
    : DomainException($"This needs {required} credits; {available} are available.", "INSUFFICIENT_CREDITS")
{
    public int Required => required.Value;
    public int Available => available.Value;
}
