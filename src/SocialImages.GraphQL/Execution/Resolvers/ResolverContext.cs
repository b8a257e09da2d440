using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Data;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Running;
using SocialImages.GraphQL.Resolvers;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Resolvers;

/// <summary>
/// What generated code reads a resolver's parameters from, and where it leaves the result. Reused from field to field
/// within one request, unless the resolver keeps it.
/// </summary>
public sealed partial class ResolverContext : IResolverContext
{
    private AsyncServiceScope? _scope;

    internal ResolverContext(OperationRun run) => Run = run;

    internal OperationRun Run { get; }

    internal FieldPlan Plan { get; private set; } = null!;

    /// <summary>The object the field belongs to.</summary>
    public object ParentObject { get; private set; } = null!;

    /// <summary>The event of a subscription.</summary>
    public object? EventMessage => Run.EventMessage;

    public Schema Schema => Run.Schema;

    public FieldDefinition Field => Plan.Definition;

    public string ResponseName => Plan.ResponseName;

    public Path Path => KeptPath ?? Run.PathOf(Plan);

    public ClaimsPrincipal User => Run.User;

    public CancellationToken RequestAborted => Run.Aborted;

    internal object?[] Arguments { get; private set; } = [];

    internal PagingArguments PagingArguments { get; set; }

    /// <summary>The path of a context that outlives the call.</summary>
    internal Path? KeptPath { get; set; }

    public PagingArguments Paging => PagingArguments;

    /// <summary>The services of the request, or of this resolver alone where it runs beside others.</summary>
    public IServiceProvider Services
    {
        get
        {
            if (!Plan.NeedsOwnScope)
                return Run.Services;
            _scope ??= Run.OpenScope();
            return _scope.Value.ServiceProvider;
        }
    }

    public T Parent<T>() => (T)ParentObject;

    public T Argument<T>(int index)
    {
        var value = Arguments[index];
        return value is null || ReferenceEquals(value, Absent.Instance) ? default! : (T)value;
    }

    public Optional<T> Optional<T>(int index) => Arguments[index] switch
    {
        Absent => default,
        null => new Optional<T>(default),
        var value => new Optional<T>((T)value),
    };

    public T ArgumentValue<T>(string name) => Argument<T>(Plan.Binding.ArgumentIndex(name));

    /// <summary>The argument as it stands in a topic.</summary>
    public string ArgumentText(string name) => Argument<object?>(Plan.Binding.ArgumentIndex(name))?.ToString() ?? "";

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public T KeyedService<T>(string key)
        where T : notnull => Services.GetRequiredKeyedService<T>(key);

    public T DataLoader<T>()
        where T : class => Run.DataLoaders.Get<T>();

    public T? GlobalState<T>(string name) => Run.Request.ContextData.TryGetValue(name, out var value) && value is T typed ? typed : default;

    public T? GetGlobalStateOrDefault<T>(string name) => GlobalState<T>(name);

    public bool IsSelected(params ReadOnlySpan<string> fieldNames) => Plan.IsSelected(fieldNames);

    public void ReportError(IError error) => Run.Report(error);

    internal void Prepare(FieldPlan plan, object parent, object?[] arguments)
    {
        Plan = plan;
        ParentObject = parent;
        Arguments = arguments;
        _value = null;
        _pending = null;
    }

    /// <summary>The same call with a result and services of its own.</summary>
    internal ResolverContext Copy()
    {
        var copy = new ResolverContext(Run) { KeptPath = Path };
        copy.Prepare(Plan, ParentObject, Arguments);
        return copy;
    }

    /// <summary>Hands over the scope made for this call; whoever takes it disposes it.</summary>
    internal AsyncServiceScope? TakeScope()
    {
        var scope = _scope;
        _scope = null;
        return scope;
    }
}
