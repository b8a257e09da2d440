namespace SocialImages.Domain.Posts;

public enum ProblemSeverity
{
    /// <summary>It goes out, but perhaps not as wished.</summary>
    Warning,

    /// <summary>It cannot go out like this.</summary>
    Error,
}

/// <summary>What a dry run of publishing found.</summary>
/// <param name="Field">The field of the post it is about, such as `caption`, `images`, `altTexts`, `account`.</param>
/// <param name="Code">For programs, such as `CAPTION_TOO_LONG`.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Severity">Whether it keeps the post from going out.</param>
/// <param name="Position">Which picture it is about, the first being 0; null when it is about none, or all.</param>
public sealed record ValidationProblem(string Field, string Code, string Message, ProblemSeverity Severity, int? Position = null);
