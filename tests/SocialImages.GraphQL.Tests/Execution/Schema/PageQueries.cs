using SocialImages.GraphQL.Data;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;

namespace SocialImages.GraphQL.Tests.Execution;

[QueryType]
public static partial class PageQueries
{
    [UsePaging(IncludeTotalCount = true)]
    public static IReadOnlyList<int> GetNumbers() => [.. Enumerable.Range(0, 100)];

    [UsePaging(MaxPageSize = 5, RequirePagingBoundaries = true, AllowBackwardPagination = false, ConnectionName = "Strict")]
    public static async Task<IEnumerable<string>> GetStrictPagesAsync()
    {
        await Task.Yield();
        return ["a", "b", "c"];
    }

    [UsePaging(IncludeTotalCount = true)]
    public static Connection<Person> GetOwnPages(PagingArguments paging, Journal journal)
    {
        journal.Write($"{paging.First} {paging.After} {paging.Last} {paging.Before} {paging.IncludeTotalCount}");
        return new Connection<Person>([new Edge<Person>(new Person(1, "P1", 0), static person => person.Name)], new ConnectionPageInfo(false, true, null, null), 1);
    }
}
