using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Execution;

/// <summary>Opens scopes below a request's own and hands on what the request knows.</summary>
internal sealed class ServiceScopes(IReadOnlyList<Action<IServiceProvider, IServiceProvider>> initializers)
{
    public AsyncServiceScope Open(IServiceProvider request)
    {
        var scope = request.CreateAsyncScope();
        foreach (var initialize in initializers)
            initialize(request, scope.ServiceProvider);
        return scope;
    }
}
