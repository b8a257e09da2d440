using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace SocialImages.Api.Paging;

/// <summary>
/// Pages by the last row seen instead of by counting: page 10,000 costs what page 1 costs. Rows are ordered by a key and,
/// where keys are equal, by id. The comparison is PostgreSQL's row comparison, which one index answers.
/// </summary>
internal sealed class Keyset<TEntity, TKey>(
    Expression<Func<TEntity, TKey>> key, Expression<Func<TEntity, Guid>> id, bool descending, Func<TKey, string> write, Func<string, TKey> read)
    where TEntity : class
{
    private static readonly MethodInfo LessThan = Comparison(nameof(NpgsqlDbFunctionsExtensions.LessThan));
    private static readonly MethodInfo GreaterThan = Comparison(nameof(NpgsqlDbFunctionsExtensions.GreaterThan));

    private readonly Func<TEntity, TKey> _key = key.Compile();
    private readonly Func<TEntity, Guid> _id = id.Compile();

    /// <summary>One page and whether there is more on either side, with one row more than asked.</summary>
    public async Task<Connection<TEntity>> PageAsync(
        IQueryable<TEntity> rows, PagingArguments paging, int defaultSize, Func<CancellationToken, Task<int>> countAsync, CancellationToken cancellationToken)
    {
        var backward = paging.Last is not null && paging.First is null;
        var size = (backward ? paging.Last : paging.First) ?? defaultSize;
        var page = rows;
        if (paging.After is { } after) page = page.Where(Beyond(ParseCursor("after", after), descending));
        if (paging.Before is { } before) page = page.Where(Beyond(ParseCursor("before", before), !descending));
        var found = await Ordered(page, descending ^ backward).Take(size + 1).ToListAsync(cancellationToken);

        var hasMore = found.Count > size;
        if (hasMore) found.RemoveAt(size);
        if (backward) found.Reverse();
        var edges = found.ConvertAll(row => new Edge<TEntity>(row, CursorOf(row)));
        var info = new ConnectionPageInfo(
            HasNextPage: backward ? paging.Before is not null : hasMore,
            HasPreviousPage: backward ? hasMore : paging.After is not null,
            edges.Count > 0 ? edges[0].Cursor : null,
            edges.Count > 0 ? edges[^1].Cursor : null);
        var total = paging.IncludeTotalCount == true ? await countAsync(cancellationToken) : 0;
        return new Connection<TEntity>(edges, info, total);
    }

    private static MethodInfo Comparison(string name) => typeof(NpgsqlDbFunctionsExtensions).GetMethods()
        .Single(method => method.Name == name && method.GetParameters() is [_, { ParameterType: var type }, _] && type == typeof(System.Runtime.CompilerServices.ITuple));

    private IOrderedQueryable<TEntity> Ordered(IQueryable<TEntity> rows, bool newestFirst)
        => newestFirst ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

    private Expression<Func<TEntity, bool>> Beyond((TKey Key, Guid Id) cursor, bool downwards)
    {
        var row = key.Parameters[0];
        var rowId = new Replace(id.Parameters[0], row).Visit(id.Body);
        var create = typeof(ValueTuple).GetMethods().Single(method => method.Name == nameof(ValueTuple.Create) && method.GetGenericArguments().Length == 2)
            .MakeGenericMethod(typeof(TKey), typeof(Guid));
        Expression<Func<ValueTuple<TKey, Guid>>> bound = () => ValueTuple.Create(cursor.Key, cursor.Id);
        var comparison = Expression.Call(
            downwards ? LessThan : GreaterThan,
            Expression.Constant(EF.Functions),
            Expression.Convert(Expression.Call(create, key.Body, rowId), typeof(System.Runtime.CompilerServices.ITuple)),
            Expression.Convert(bound.Body, typeof(System.Runtime.CompilerServices.ITuple)));
        return Expression.Lambda<Func<TEntity, bool>>(comparison, row);
    }

    private string CursorOf(TEntity row)
        => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{write(_key(row))}|{_id(row):N}")));

    private (TKey Key, Guid Id) ParseCursor(string argument, string cursor)
    {
        try
        {
            var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(cursor));
            var bar = text.LastIndexOf('|');
            if (bar > 0 && Guid.TryParseExact(text[(bar + 1)..], "N", out var id)) return (read(text[..bar]), id);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            // Reported below like every other text that is no cursor.
        }

        throw new GraphQLException(ErrorBuilder.New()
            .SetMessage($"The cursor specified in `{argument}` has an invalid format.")
            .SetCode("HC0078")
            .SetExtension("argument", argument)
            .SetExtension("cursor", cursor)
            .Build());
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>Keysets that several rooms use.</summary>
internal static class Keyset
{
    public static Keyset<TEntity, DateTimeOffset> ByTime<TEntity>(
        Expression<Func<TEntity, DateTimeOffset>> createdAt, Expression<Func<TEntity, Guid>> id, bool descending = true)
        where TEntity : class
        => new(
            createdAt, id, descending,
            time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
            text => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero));
}
