using SocialImages.GraphQL.Data;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>Holds a requested page against a field's limits.</summary>
internal static class PageCheck
{
    public static PagingArguments Apply(PagingArguments page, PagingSettings settings, string coordinate)
    {
        if (page.First is null && page.Last is null)
        {
            if (settings.RequirePagingBoundaries)
                throw NoBoundaries(coordinate);
            return page with { First = settings.DefaultPageSize };
        }

        Check(page.First, settings, coordinate);
        Check(page.Last, settings, coordinate);
        return page;
    }

    private static void Check(int? requested, PagingSettings settings, string coordinate)
    {
        if (requested < 0)
            throw Negative(requested.Value, coordinate);
        if (requested > settings.MaxPageSize)
            throw TooMany(requested.Value, settings.MaxPageSize, coordinate);
    }

    private static GraphQLException NoBoundaries(string coordinate) => new(ErrorBuilder.New()
        .SetMessage("You must provide a `first` or `last` value to properly paginate the connection.")
        .SetCode(ErrorCodes.Paging.NoPagingBoundaries)
        .SetExtension("coordinate", coordinate)
        .Build());

    private static GraphQLException Negative(int requested, string coordinate) => new(ErrorBuilder.New()
        .SetMessage("The requested number of values per page must be at least 0.")
        .SetCode(ErrorCodes.Paging.FirstValueNotPositive)
        .SetExtension("coordinate", coordinate)
        .SetExtension("requestedItems", requested)
        .Build());

    private static GraphQLException TooMany(int requested, int allowed, string coordinate) => new(ErrorBuilder.New()
        .SetMessage("The maximum allowed items per page were exceeded.")
        .SetCode(ErrorCodes.Paging.MaxPaginationItems)
        .SetExtension("coordinate", coordinate)
        .SetExtension("requestedItems", requested)
        .SetExtension("maxAllowedItems", allowed)
        .Build());
}
