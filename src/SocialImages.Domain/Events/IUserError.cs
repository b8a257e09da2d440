namespace SocialImages.Domain.Events;

/// <summary>A problem the caller can understand and act on.</summary>
public interface IUserError
{
    /// <summary>What is wrong, in one sentence a person can read.</summary>
    string Message { get; }

    /// <summary>A stable name for programs, such as `INSUFFICIENT_CREDITS`.</summary>
    string Code { get; }
}
