using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Execution;

[GraphQLName("Problem")]
public interface IProblem
{
    string Message { get; }

    string Code { get; }
}

public sealed class TooSmallException(int minimum) : Exception("Too small."), IProblem
{
    public string Code => "TOO_SMALL";

    public int Minimum => minimum;
}

public sealed class OddProblem(string message) : IProblem
{
    public string Message => message;

    public string Code => "ODD";

    public static OddProblem CreateErrorFrom(ArithmeticException exception) => new(exception.Message);
}

public sealed record CountUpPayload(int From, int To);

[MutationType]
public static partial class ProblemMutations
{
    [Error<TooSmallException>]
    [Error<OddProblem>]
    public static async Task<int> SetNumberAsync(int value, Journal journal)
    {
        journal.Write($"begin {value}");
        await Task.Yield();
        if (value < 0)
            throw new TooSmallException(0);
        if (value % 2 == 1)
            throw new ArithmeticException("odd");
        if (value > 1000)
            throw new InvalidOperationException("secret");
        journal.Write($"end {value}");
        return journal.Number = value;
    }

    public static Person Rename(string name) => new(1, name, 1);

    public static CountUpPayload CountUp(int by) => new(by, by + 1);

    [UseMutationConvention(Disable = true)]
    public static string Plain(string text) => text;
}
