using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Execution.Running;
using SocialImages.GraphQL.Registration;

namespace SocialImages.GraphQL.Types.Relay;

/// <summary>Resolves <c>node</c> and <c>nodes</c>.</summary>
internal sealed class NodeResolvers(IReadOnlyDictionary<string, NodeDeclaration> nodes)
{
    /// <summary>Ids that one <c>nodes</c> may name.</summary>
    private const int MaxNodes = 50;

    public void Node(ResolverContext context) => Load(context, context.Argument<string>(0));

    public void Nodes(ResolverContext context)
    {
        var ids = context.Argument<string[]>(0);
        if (ids.Length > MaxNodes)
            throw TooMany(ids.Length);
        // All are started before the first is waited for, so that their keys make one batch.
        var loads = ids.Select(id => Start(context, id)).ToArray();
        context.Result(CollectAsync(loads));
    }

    private void Load(ResolverContext context, string id)
    {
        var parsed = NodeId.Parse(id);
        if (!nodes.TryGetValue(parsed.TypeName, out var node))
            throw new GraphQLException($"There is no node resolver registered for type `{parsed.TypeName}`.");
        node.Load(context, node.ReadKey(parsed));
    }

    private async Task<object?> Start(ResolverContext context, string id)
    {
        var own = context.Copy();
        try
        {
            Load(own, id);
            return await own.ResultAsync();
        }
#pragma warning disable CA1031 // one failed node leaves the others
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new FailedItem(exception);
        }
        finally
        {
            if (own.TakeScope() is { } scope)
                await scope.DisposeAsync();
        }
    }

    private static async Task<object?[]> CollectAsync(Task<object?>[] loads) => await Task.WhenAll(loads);

    private static GraphQLException TooMany(int count) => new(ErrorBuilder.New()
        .SetMessage($"The maximum number of nodes that can be fetched at once is {MaxNodes}. This selection tried to fetch {count} nodes that exceeded the maximum allowed amount.")
        .SetCode(ErrorCodes.Execution.FetchedTooManyNodesAtOnce)
        .Build());
}
