using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Execution;

/// <summary>Opens scopes below a request's own and hands on what the request knows.</summary>
internal sealed class ServiceScopes(IEnumerable<Action<IServiceProvider, IServiceProvider>> initializers)
{
    private readonly Action<IServiceProvider, IServiceProvider>[] _initializers = [.. initializers];

    public AsyncServiceScope Open(IServiceProvider request)
    {
        var scope = request.CreateAsyncScope();
        foreach (var initialize in _initializers)
            initialize(request, scope.ServiceProvider);
        return scope;
    }
}
