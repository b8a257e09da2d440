namespace SocialImages.Domain.Posts;

public enum RepeatInterval
{
    Daily,
    Weekly,
}

/// <summary>How a post comes again: every day or week at the same wall clock's time, up to and including a day.</summary>
public sealed record PostRepeat(RepeatInterval Every, DateOnly? Until);
