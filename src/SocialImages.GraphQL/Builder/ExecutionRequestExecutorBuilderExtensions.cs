using SocialImages.GraphQL;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Validation;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How requests of a schema are validated and executed.</summary>
public static class ExecutionRequestExecutorBuilderExtensions
{
    public static IRequestExecutorBuilder ModifyRequestOptions(this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure) =>
        builder.Change(setup => setup.Requests.Add(configure));

    public static IRequestExecutorBuilder ModifyParserOptions(this IRequestExecutorBuilder builder, Action<RequestParserOptions> configure) =>
        builder.Change(setup => setup.Parser.Add(configure));

    public static IRequestExecutorBuilder ModifyValidationOptions(this IRequestExecutorBuilder builder, Action<ValidationOptions> configure) =>
        builder.Change(setup => setup.Validation.Add(configure));

    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> configure) =>
        builder.Change(setup => setup.Cost.Add(configure));

    /// <summary>Closes or opens <c>__schema</c> and <c>__type</c>; without it they are open in development only.</summary>
    public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true) =>
        builder.Change(setup => setup.DisableIntrospection = disable);

    /// <summary>Refuses operations with fields nested deeper than <paramref name="maxAllowedExecutionDepth"/>.</summary>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(
        this IRequestExecutorBuilder builder, int maxAllowedExecutionDepth, bool skipIntrospectionFields = false) =>
        builder.ModifyValidationOptions(options =>
        {
            options.MaxAllowedExecutionDepth = maxAllowedExecutionDepth;
            options.SkipIntrospectionFieldsInExecutionDepth = skipIntrospectionFields;
        });

    /// <summary>Makes <typeparamref name="T"/> see every error before it is answered.</summary>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter => builder.Change(static setup => setup.ErrorFilters.Add(static services => ActivatorUtilities.CreateInstance<T>(services)));

    public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> filter) =>
        builder.Change(setup => setup.ErrorFilters.Add(_ => new DelegateErrorFilter(filter)));

    /// <summary>Resolvers may demand policies; the application adds them by <c>AddAuthorization</c> of ASP.NET Core.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder) =>
        builder.Change(static setup => setup.Services.AddAuthorization());

    /// <summary>
    /// Hands on what a scoped service of the request knows (who is signed in, say) to its namesake in the scopes that
    /// resolvers, data loaders and subscription events have to themselves.
    /// </summary>
    public static IRequestExecutorBuilder AddScopedServiceInitializer<TService>(
        this IRequestExecutorBuilder builder, Action<TService, TService> initialize)
        where TService : notnull => builder.Change(setup => setup.ScopeInitializers.Add((request, own) =>
            initialize(request.GetRequiredService<TService>(), own.GetRequiredService<TService>())));

    /// <summary>Runs while the host starts, before the first request.</summary>
    public static IRequestExecutorBuilder AddWarmupTask(this IRequestExecutorBuilder builder, Func<RequestExecutor, CancellationToken, Task> warmup) =>
        builder.Change(setup => setup.Warmups.Add(warmup));

    private sealed class DelegateErrorFilter(Func<IError, IError> filter) : IErrorFilter
    {
        public IError OnError(IError error) => filter(error);
    }
}
