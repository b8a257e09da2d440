using SocialImages.Domain.Events;

namespace SocialImages.Domain.Moderation;

public sealed class PromptRejectedException(string message, IReadOnlyList<string> categories) : DomainException(message, "PROMPT_REJECTED")
{
    public PromptRejectedException(IReadOnlyList<string> categories)
        : this("The prompt was rejected by the content rules.", categories)
    {
    }

    /// <summary>What it was found to contain, in the moderator's words, such as `violence`.</summary>
    public IReadOnlyList<string> Categories => categories;
}
