using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>An object whose fields fail in every way.</summary>
public sealed class Nest
{
    public string Good => "good";

    public string? Null => null;

    public string NonNull => null!;

    public string? Throws => throw new InvalidOperationException("secret");

    public string NonNullThrows => throw new InvalidOperationException("secret");

    public Nest? Inner => new();

    public Nest NonNullInner => new();

    public async Task<string?> GetNullAsyncAsync()
    {
        await Task.Yield();
        return null;
    }

    public async Task<string> GetLateNonNullAsync()
    {
        await Task.Yield();
        return null!;
    }

    public async Task<string> GetLateGoodAsync()
    {
        await Task.Yield();
        return "late";
    }

    public async Task<Nest?> GetLateInnerAsync()
    {
        await Task.Yield();
        return new Nest();
    }

    public async Task<Nest> GetLateNonNullInnerAsync()
    {
        await Task.Yield();
        return new Nest();
    }

    public async Task<string?> GetLateThrowsAsync()
    {
        await Task.Yield();
        throw new GraphQLException(ErrorBuilder.New().SetMessage("told").SetCode("TOLD").Build());
    }

    public Task<string?> GetFailedAsync() => Task.FromException<string?>(new InvalidOperationException("secret"));

    public List<Nest?> GetList(int count) => [.. Enumerable.Range(0, count).Select(static _ => new Nest())];

    public IReadOnlyList<Nest> GetStrictList(int count) => [.. Enumerable.Range(0, count).Select(static _ => new Nest())];
}

[QueryType]
public static partial class NestQueries
{
    public static Nest? GetNest() => new();

    public static Nest GetNonNullNest() => new();

    public static IReadOnlyList<string?>? NullableItems(bool isNull) => isNull ? null : ["a", null, "b"];

    public static IReadOnlyList<string> StrictItems() => ["a", null!, "b"];

    public static IReadOnlyList<string>? NullableListOfStrictItems() => ["a", null!, "b"];

    public static async Task<int[]> GetLateNumbersAsync()
    {
        await Task.Yield();
        return [1, 2, 3];
    }

    public static async IAsyncEnumerable<int> GetStreamedAsync()
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
    }

    public static IEnumerable<string> Lazy()
    {
        yield return "one";
        yield return "two";
    }
}
