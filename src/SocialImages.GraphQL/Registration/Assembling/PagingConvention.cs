using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Makes connection and edge types.</summary>
internal sealed class PagingConvention(SchemaAssembler assembler, PagingOptions options)
{
    private const double TotalCountCost = 10;
    private const int DefaultPageSize = 10;
    private const int MaxPageSize = 50;

    public PagingSettings Settings(PagingDeclaration paging)
    {
        var max = paging.MaxPageSize ?? options.MaxPageSize ?? MaxPageSize;
        return new PagingSettings(
            Math.Min(paging.DefaultPageSize ?? options.DefaultPageSize ?? DefaultPageSize, max),
            max,
            paging.IncludeTotalCount ?? options.IncludeTotalCount ?? false,
            paging.AllowBackwardPagination ?? options.AllowBackwardPagination ?? true,
            paging.RequirePagingBoundaries ?? options.RequirePagingBoundaries ?? false,
            paging.Slice);
    }

    public static IEnumerable<InputValueConfiguration> Arguments(PagingSettings settings)
    {
        yield return Argument("first", "Int", "Returns the first _n_ elements from the list.");
        yield return Argument("after", "String", "Returns the elements in the list that come after the specified cursor.");
        if (!settings.AllowBackwardPagination)
            yield break;
        yield return Argument("last", "Int", "Returns the last _n_ elements from the list.");
        yield return Argument("before", "String", "Returns the elements in the list that come before the specified cursor.");
    }

    public static ListSizeDeclaration ListSize(PagingSettings settings) => new(
        settings.MaxPageSize,
        settings.AllowBackwardPagination ? ["first", "last"] : ["first"],
        settings.DefaultPageSize,
        ["edges", "nodes"],
        settings.RequirePagingBoundaries);

    /// <summary>The field's connection type, made when it is the first of its name.</summary>
    public string ConnectionName(FieldDeclaration field, PagingSettings settings)
    {
        var paging = field.Paging!;
        var item = assembler.OutputName(paging.Item);
        var fromField = paging.InferConnectionNameFromField ?? options.InferConnectionNameFromField ?? true;
        var stem = paging.ConnectionName ?? (fromField ? char.ToUpperInvariant(field.Name[0]) + field.Name[1..] : item);
        var name = stem + "Connection";
        if (!assembler.HasType(name))
            AddConnection(name, stem + "Edge", paging.Item.ToNode(item), settings);
        return name;
    }

    private void AddConnection(string name, string edgeName, TypeNode item, PagingSettings settings)
    {
        AddPageInfo();
        var connection = assembler.Add(new ObjectTypeConfiguration(name) { Description = "A connection to a list of items." });
        connection.Fields.Add(ConventionField.Make("pageInfo", "PageInfo!", "Information to aid in pagination.", static c => c.Result(Of(c).Info)));
        connection.Fields.Add(ConventionField.Make("edges", $"[{edgeName}!]", "A list of edges.", static c => c.Result(Of(c).EdgeList)));
        if (options.IncludeNodesField ?? true)
            connection.Fields.Add(ConventionField.Make("nodes", new ListTypeNode(item), "A flattened list of the nodes.", static c => c.Result(Of(c).Items)));
        if (settings.IncludeTotalCount)
            connection.Fields.Add(TotalCount());

        var edge = assembler.Add(new ObjectTypeConfiguration(edgeName) { Description = "An edge in a connection." });
        edge.Fields.Add(ConventionField.Leaf("cursor", "String!", "A cursor for use in pagination.", static (c, w) => w.Write(((IEdge)c.ParentObject).Cursor)));
        edge.Fields.Add(ConventionField.Make("node", item, "The item at the end of the edge.", static c => c.Result(((IEdge)c.ParentObject).Item)));
    }

    private static FieldConfiguration TotalCount()
    {
        var field = ConventionField.Leaf("totalCount", "Int!", "Identifies the total count of items in the connection.", static (c, w) => w.Write(Of(c).TotalCount));
        field.Directives.Add(CostDirectives.Cost(TotalCountCost));
        return field;
    }

    private void AddPageInfo()
    {
        if (assembler.HasType("PageInfo"))
            return;
        var type = assembler.Add(new ObjectTypeConfiguration("PageInfo") { Description = "Information about pagination in a connection." });
        type.Fields.Add(ConventionField.Leaf(
            "hasNextPage", "Boolean!", "Indicates whether more edges exist following the set defined by the clients arguments.", static (c, w) => w.Write(Info(c).HasNextPage)));
        type.Fields.Add(ConventionField.Leaf(
            "hasPreviousPage", "Boolean!", "Indicates whether more edges exist prior the set defined by the clients arguments.", static (c, w) => w.Write(Info(c).HasPreviousPage)));
        type.Fields.Add(ConventionField.Leaf("startCursor", "String", "When paginating backwards, the cursor to continue.", static (c, w) => w.Write(Info(c).StartCursor)));
        type.Fields.Add(ConventionField.Leaf("endCursor", "String", "When paginating forwards, the cursor to continue.", static (c, w) => w.Write(Info(c).EndCursor)));
    }

    private static Connection Of(Execution.Resolvers.ResolverContext context) => (Connection)context.ParentObject;

    private static ConnectionPageInfo Info(Execution.Resolvers.ResolverContext context) => (ConnectionPageInfo)context.ParentObject;

    private static InputValueConfiguration Argument(string name, string type, string description) =>
        new(name, new NamedTypeNode(type)) { Description = description };
}
