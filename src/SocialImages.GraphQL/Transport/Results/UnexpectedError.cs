using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>All that a client learns of a failure that nobody foresaw.</summary>
internal static class UnexpectedError
{
    public static ErrorResult Result { get; } = new(ErrorBuilder.New().SetMessage("Unexpected Execution Error").Build());
}
