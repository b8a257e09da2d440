using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Decides what a resolver's parameter is given.</summary>
internal sealed class ParameterReader(ReadingContext context)
{
    /// <summary>Binds the parameters of a method; its arguments are added to <paramref name="arguments"/> unless they are there.</summary>
    public List<BoundParameter> Bind(IMethodSymbol method, List<ArgumentModel> arguments, string? nodeKey = null)
    {
        var bound = new List<BoundParameter>();
        foreach (var parameter in method.Parameters)
        {
            if (Bind(parameter, arguments, nodeKey) is { } result)
                bound.Add(result);
        }

        return bound;
    }

    private BoundParameter? Bind(IParameterSymbol parameter, List<ArgumentModel> arguments, string? nodeKey)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            context.Report(Diagnostics.BadReference, parameter, parameter.Name);
        return FromAttribute(parameter) ?? FromType(parameter) ?? Argument(parameter, arguments, nodeKey);
    }

    private static BoundParameter? FromAttribute(IParameterSymbol parameter)
    {
        var type = Symbols.FullName(parameter.Type);
        if (Attributes.Has(parameter, "Parent"))
            return new BoundParameter($"({type})c.ParentObject");
        if (Attributes.Has(parameter, "EventMessage"))
            return new BoundParameter($"({type})c.EventMessage!");
        if (Attributes.Find(parameter, "GlobalState") is { } state)
            return new BoundParameter($"c.GlobalState<{type}>({Symbols.Literal(Attributes.Text(state) ?? parameter.Name)})!");
        if (Attributes.Find(parameter, "IsSelected") is { } selected)
            return new BoundParameter($"c.IsSelected({SelectedNames(selected)})");
        if (Attributes.Find(parameter, "Service") is not { } service)
            return null;
        return Attributes.Text(service) is { } key
            ? new BoundParameter($"c.KeyedService<{type}>({Symbols.Literal(key)})", parameter.Type)
            : new BoundParameter($"c.Service<{type}>()", parameter.Type);
    }

    private static string SelectedNames(AttributeData attribute) =>
        string.Join(", ", attribute.ConstructorArguments[0].Values.Select(static value => Symbols.Literal((string)value.Value!)));

    private BoundParameter? FromType(IParameterSymbol parameter)
    {
        if (DataLoader(parameter.Type) is { } loader)
            return new BoundParameter($"c.DataLoader<{loader}>()");
        return parameter.Type.ToDisplayString() switch
        {
            "System.Threading.CancellationToken" => new BoundParameter("c.RequestAborted"),
            "System.IServiceProvider" => new BoundParameter("c.Services"),
            "System.Security.Claims.ClaimsPrincipal" or "System.Security.Claims.ClaimsPrincipal?" => new BoundParameter("c.User"),
            "SocialImages.GraphQL.Data.PagingArguments" => new BoundParameter("c.Paging"),
            "SocialImages.GraphQL.Resolvers.IResolverContext" => new BoundParameter("c", KeepsContext: true),
            "SocialImages.GraphQL.Types.Schema" => new BoundParameter("c.Schema"),
            _ => null,
        };
    }

    /// <summary>The full name of a data loader's interface or class, generated or not.</summary>
    private string? DataLoader(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return context.DataLoaders.TryGetValue(type.Name, out var name) ? name : null;
        var isLoader = type.AllInterfaces.Any(static i => i.ToDisplayString() == "SocialImages.GraphQL.DataLoader.IDataLoader");
        return isLoader ? Symbols.FullName(type) : null;
    }

    private BoundParameter? Argument(IParameterSymbol parameter, List<ArgumentModel> arguments, string? nodeKey)
    {
        if (parameter.Type.TypeKind == TypeKind.Error)
        {
            context.Report(Diagnostics.UnknownType, parameter, parameter.Name, parameter.Type.Name);
            return null;
        }

        if (context.Mapper.MapInput(parameter.Type) is not { } mapped)
            return Service(parameter);

        var argument = new ArgumentReader(context).Read(parameter, mapped, nodeKey);
        var index = arguments.FindIndex(known => known.Name == argument.Name);
        if (index < 0)
        {
            index = arguments.Count;
            arguments.Add(argument);
        }

        return new BoundParameter(Access(parameter.Type, index));
    }

    private BoundParameter? Service(IParameterSymbol parameter)
    {
        if (Attributes.Has(parameter, "Argument") || parameter.Type.IsValueType || Wrappers.ListItem(parameter.Type) is not null)
        {
            context.Report(Diagnostics.NoInputType, parameter, parameter.Name, parameter.Type.ToDisplayString());
            return null;
        }

        return new BoundParameter($"c.Service<{Symbols.FullName(parameter.Type)}>()", parameter.Type);
    }

    private static string Access(ITypeSymbol type, int index) => Wrappers.OptionalValue(type) is { } value
        ? $"c.Optional<{Symbols.FullName(value)}>({index})"
        : $"c.Argument<{Symbols.FullName(type)}>({index})";
}
