using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Registration;

/// <summary>What the builder's methods have said about a schema.</summary>
internal sealed class SchemaSetup(IServiceCollection services)
{
    public IServiceCollection Services => services;

    public List<Action<TypeModule>> Modules { get; } = [];

    public List<Action<PagingOptions>> Paging { get; } = [];

    public List<Action<CostOptions>> Cost { get; } = [];

    public List<Action<ValidationOptions>> Validation { get; } = [];

    public List<Action<RequestExecutorOptions>> Requests { get; } = [];

    public List<Action<RequestParserOptions>> Parser { get; } = [];

    public List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];

    /// <summary>Told of every scope that is opened below a request's.</summary>
    public List<Action<IServiceProvider, IServiceProvider>> ScopeInitializers { get; } = [];

    public List<ScalarType> Scalars { get; } = [];

    public Dictionary<(Type From, Type To), Func<object, object?>> Converters { get; } = [];

    public SchemaOptions Options { get; } = new();

    /// <summary>Null when the conventions are off.</summary>
    public MutationConventionOptions? Mutations { get; set; }

    public Type? ErrorInterface { get; set; }

    public bool HasGlobalIds { get; set; }

    /// <summary>Null = only in development.</summary>
    public bool? DisableIntrospection { get; set; }

    /// <summary>Cost limits and the closed introspection of production.</summary>
    public bool HasDefaultSecurity { get; set; } = true;

    public List<Func<RequestExecutor, CancellationToken, Task>> Warmups { get; } = [];

    public static T Apply<T>(T options, List<Action<T>> changes)
    {
        foreach (var change in changes)
            change(options);
        return options;
    }
}
