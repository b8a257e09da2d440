using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads a whole assembly: its roots, and from there every type they lead to.</summary>
internal sealed class ModuleReader(ModuleModel module, SourceTypes types, ReadingContext context)
{
    public void Read(IEnumerable<ITypeSymbol> errorInterfaces, CancellationToken cancellationToken)
    {
        CollectNodes();
        foreach (var method in types.DataLoaders)
        {
            if (DataLoaderReader.Read(method, context) is { } loader)
                module.DataLoaders.Add(loader);
        }

        foreach (var (root, type) in types.Roots)
            ReadRoot(root, type);
        foreach (var extended in types.Extensions.Keys)
            context.Found.Enqueue((extended, true));
        foreach (var type in types.Explicit)
            context.Found.Enqueue((type, !Attributes.Has(type, "InputObjectType")));
        foreach (var type in errorInterfaces)
            context.Found.Enqueue((type, true));
        Drain(cancellationToken);
    }

    private void CollectNodes()
    {
        var classes = types.Roots.Select(static r => r.Type).Concat(types.Extensions.Values.SelectMany(static e => e)).Concat(types.Explicit);
        var resolvers = new Dictionary<ITypeSymbol, IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var method in classes.SelectMany(static c => c.GetMembers().OfType<IMethodSymbol>()).Where(static m => Attributes.Has(m, "NodeResolver")))
        {
            if (NodeReader.NodeType(method) is { } type)
                AddNode(type, method, resolvers);
        }

        foreach (var type in types.Explicit)
        {
            if (NodeReader.OfType(type) is { } method)
                AddNode(type, method, resolvers);
        }
    }

    private void AddNode(ITypeSymbol type, IMethodSymbol method, Dictionary<ITypeSymbol, IMethodSymbol> resolvers)
    {
        context.Nodes.Add(type);
        if (!resolvers.TryGetValue(type, out var first))
            resolvers.Add(type, method);
        else if (!SymbolEqualityComparer.Default.Equals(first, method))
            context.Report(Diagnostics.SecondNodeResolver, method, method.Name, type.Name, $"{first.ContainingType.Name}.{first.Name}");
    }

    private void ReadRoot(string root, INamedTypeSymbol type)
    {
        var streams = StreamMethods(type);
        foreach (var member in ObjectReader.StaticMembers(type, context).Where(member => !streams.Contains(member.Name)))
        {
            var method = member as IMethodSymbol;
            var isNode = method is not null && root == "Query" && Attributes.Has(method, "NodeResolver");
            var key = isNode && NodeReader.NodeType(method!) is { } node ? TypeNames.Of(node) : null;
            if (new FieldReader(context).Read(member, owner: null, key, isMutation: root == "Mutation") is not { } field)
                continue;
            Complete(root, field, method, isNode);
            module.Roots[root].Add(field);
        }
    }

    private void Complete(string root, FieldModel field, IMethodSymbol? method, bool isNode)
    {
        if (method is null)
            return;
        if (isNode)
            field.Node = new NodeReader(context).Read(method);
        if (root == "Subscription")
            field.Stream = new SubscriptionReader(context).Read(method, field.Arguments);
        if (root == "Mutation")
            AddErrors(field, method);
    }

    private void AddErrors(FieldModel field, IMethodSymbol method)
    {
        foreach (var error in new ErrorReader(context).Read(method).Concat(ErrorReader.Returned(method)))
        {
            field.Errors.Add(error);
            if (!Symbols.IsException(error.ErrorType))
                context.Found.Enqueue((error.ErrorType, true));
            else if (!module.Objects.ContainsKey(error.ErrorType))
                module.Objects[error.ErrorType] = new ErrorReader(context).ReadException(error.ErrorType);
        }
    }

    // Methods named by With open streams; they are no fields.
    private static HashSet<string> StreamMethods(INamedTypeSymbol type) => new(
        type.GetMembers().Select(static m => Attributes.Find(m, "Subscribe")).Where(static a => a is not null)
            .Select(static a => Attributes.Property(a!, "With") as string).Where(static n => n is not null).Select(static n => n!),
        StringComparer.Ordinal);

    private void Drain(CancellationToken cancellationToken)
    {
        while (context.Found.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (type, output) = context.Found.Dequeue();
            type = type.WithNullableAnnotation(NullableAnnotation.None);
            if (type.TypeKind == TypeKind.Enum)
                AddEnum(type);
            else if (output)
                AddOutput(type);
            else if (!module.Inputs.ContainsKey(type) && type is INamedTypeSymbol named)
                module.Inputs[type] = new InputTypeReader(context).Read(named);
        }
    }

    private void AddEnum(ITypeSymbol type)
    {
        if (!module.Enums.ContainsKey(type))
            module.Enums[type] = EnumReader.Read(type, context.Documentation);
    }

    private void AddOutput(ITypeSymbol type)
    {
        if (module.Objects.ContainsKey(type) || module.Interfaces.ContainsKey(type) || module.Unions.ContainsKey(type))
            return;
        if (Attributes.Has(type, "UnionType"))
            module.Unions[type] = new UnionModel(type, TypeNames.Of(type), context.Documentation.Describe(type), IsExplicit: true);
        else if (type.TypeKind == TypeKind.Interface || Attributes.Has(type, "InterfaceType"))
            module.Interfaces[type] = new ObjectReader(context).ReadInterface(type, types.InterfaceNames.TryGetValue(type, out var name) ? name : null);
        else if (Symbols.IsException(type))
            module.Objects[type] = new ErrorReader(context).ReadException(type, isExplicit: types.Extensions.ContainsKey(type));
        else
            module.Objects[type] = new ObjectReader(context).Read(type, types.Extensions.TryGetValue(type, out var found) ? found : []);
    }
}
