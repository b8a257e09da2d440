using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;

namespace SocialImages.GraphQL.Execution.Running;

internal sealed partial class OperationRun
{
    /// <summary>Opens the source of a subscription; null, with the errors reported, when that fails.</summary>
    public async ValueTask<IAsyncEnumerable<object?>?> OpenStreamAsync(FieldPlan field)
    {
        var context = new ResolverContext(this) { KeptPath = Path.Root.Append(field.ResponseName) };
        try
        {
            if (field.Authorize is { } authorize && Check(authorize.Demands) is { } check && await check is { } refusal)
                throw new GraphQLException(refusal);
            context.Prepare(field, RootValue, Arguments(field));
            return await field.Binding.OpenStream!(context);
        }
#pragma warning disable CA1031 // whatever the source throws is the subscription's error
        catch (Exception exception) when (!_requestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Report(exception, context.Path);
            return null;
        }
    }
}
