using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Execution.Introspection;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Makes the schema out of declarations: follows fields from the roots and applies the conventions on the way.</summary>
internal sealed class SchemaAssembler
{
    private readonly SchemaSetup _setup;
    private readonly TypeModule _module = new();
    private readonly TypeCatalog _catalog;
    private readonly SchemaBuilder _builder = SchemaBuilder.New();
    private readonly Dictionary<TypeDeclaration, TypeConfiguration> _made = [];
    private readonly Queue<Action> _work = new();
    private readonly List<(Type Runtime, string Name)> _objects = [];
    private readonly Dictionary<string, IReadOnlyList<AuthorizeAttribute>> _authorize = new(StringComparer.Ordinal);
    private readonly FieldAssembler _fields;
    private readonly NodeConvention _nodes;

    /// <param name="setup">What the schema is made of.</param>
    /// <param name="asyncCost">What a resolver that waits for something costs.</param>
    public SchemaAssembler(SchemaSetup setup, double? asyncCost)
    {
        _setup = setup;
        foreach (var declare in setup.Modules)
            declare(_module);
        _catalog = new TypeCatalog(_module, setup.Options);
        var paging = new PagingConvention(this, SchemaSetup.Apply(new PagingOptions(), setup.Paging));
        _fields = new FieldAssembler(this, paging, setup, asyncCost);
        _nodes = new NodeConvention(setup.HasGlobalIds);
    }

    public IEnumerable<(Type Runtime, string Name)> Objects => _objects;

    public IReadOnlyDictionary<string, IReadOnlyList<AuthorizeAttribute>> Authorize => _authorize;

    public Schema Build()
    {
        _builder.Scalars.AddRange(_setup.Scalars);
        _builder.BindField = IntrospectionBindings.Find;
        _nodes.Collect(_module, _catalog);
        AddRoot(OperationType.Query, _nodes.RootFields());
        AddRoot(OperationType.Mutation, []);
        AddRoot(OperationType.Subscription, []);
        foreach (var type in _catalog.Explicit)
            Make(type);
        Drain();
        LinkAbstractTypes();
        var schema = _builder.Build();
        IntrospectionBindings.BindMetaFields(schema);
        return schema;
    }

    /// <summary>The name of an output type; it becomes part of the schema.</summary>
    public string OutputName(TypeRef type) => type.Name ?? Make(_catalog.Output(type.Runtime)).Name;

    public string InputName(TypeRef type) => type.Name ?? Make(_catalog.Input(type.Runtime)).Name;

    public bool HasType(string name) => _builder.Types.Exists(type => type.Name == name);

    /// <summary>Adds a type that a convention made.</summary>
    public T Add<T>(T type)
        where T : TypeConfiguration
    {
        _builder.AddType(type);
        return type;
    }

    public void Implement(string type, string interfaceName)
    {
        var complex = (ComplexTypeConfiguration)_builder.Types.First(known => known.Name == type);
        if (!complex.Interfaces.Contains(interfaceName))
            complex.Interfaces.Add(interfaceName);
    }

    /// <summary>Does something once the type that needs it is finished; types may refer to each other.</summary>
    public void Later(Action work) => _work.Enqueue(work);

    public void RegisterRuntimeType(Type runtime, string name) => _objects.Add((runtime, name));

    private void AddRoot(OperationType kind, IEnumerable<FieldDeclaration> conventional)
    {
        FieldDeclaration[] declared = [.. conventional, .. _module.Root(kind)];
        if (declared.Length == 0)
            return;
        var type = Add(new ObjectTypeConfiguration(kind.ToString()));
        foreach (var field in declared)
            type.Fields.Add(_fields.Make(field, type.Name, kind));
        Drain();
    }

    private void Drain()
    {
        while (_work.TryDequeue(out var work))
            work();
    }

    private TypeConfiguration Make(TypeDeclaration declaration)
    {
        if (_made.TryGetValue(declaration, out var known))
            return known;
        TypeConfiguration type = declaration switch
        {
            ObjectDeclaration => new ObjectTypeConfiguration(declaration.Name),
            InterfaceDeclaration => new InterfaceTypeConfiguration(declaration.Name),
            UnionDeclaration => new UnionTypeConfiguration(declaration.Name),
            EnumDeclaration => new EnumTypeConfiguration(declaration.Name),
            InputDeclaration => new InputObjectTypeConfiguration(declaration.Name),
            _ => throw new InvalidOperationException($"{declaration.GetType()} is no type."),
        };
        type.Description = declaration.Description;
        if (declaration.Cost is { } cost)
            type.Directives.Add(CostDirectives.Cost(cost));
        _made[declaration] = Add(type);
        Later(() => Complete(declaration, type));
        return type;
    }

    private void Complete(TypeDeclaration declaration, TypeConfiguration type)
    {
        switch (declaration)
        {
            case ObjectDeclaration source: Complete(source, (ObjectTypeConfiguration)type); break;
            case InterfaceDeclaration source: Complete(source, (InterfaceTypeConfiguration)type); break;
            case EnumDeclaration source: Complete(source, (EnumTypeConfiguration)type); break;
            case InputDeclaration source: Complete(source, (InputObjectTypeConfiguration)type); break;
        }
    }

    private void Complete(ObjectDeclaration source, ObjectTypeConfiguration type)
    {
        RegisterRuntimeType(source.RuntimeType, type.Name);
        if (source.Authorize.Count > 0)
            _authorize[type.Name] = source.Authorize;
        if (_nodes.IsNode(source))
        {
            NodeConvention.AddInterface(this);
            type.Interfaces.Add(NodeConvention.InterfaceName);
        }

        foreach (var field in source.Fields)
            type.Fields.Add(_fields.Make(field, type.Name, null, source.Authorize));
    }

    private void Complete(InterfaceDeclaration source, InterfaceTypeConfiguration type)
    {
        foreach (var field in source.Fields)
            type.Fields.Add(_fields.Make(field, type.Name, null));
    }

    private static void Complete(EnumDeclaration source, EnumTypeConfiguration type)
    {
        foreach (var value in source.Values)
        {
            var configuration = new EnumValueConfiguration(value.Name) { Description = value.Description, RuntimeValue = value.Value };
            if (value.DeprecationReason is { } reason)
                configuration.Directives.Add(Deprecation.Directive(reason));
            type.Values.Add(configuration);
        }
    }

    private void Complete(InputDeclaration source, InputObjectTypeConfiguration type)
    {
        if (source.IsOneOf)
            type.Directives.Add(new DirectiveNode(BuiltInDirectives.OneOf));
        foreach (var field in source.Fields)
            type.Fields.Add(_fields.MakeInput(field));
    }

    // Only now is it known which interfaces and unions the schema has.
    private void LinkAbstractTypes()
    {
        foreach (var (declaration, type) in _made.ToArray())
        {
            var targets = declaration switch
            {
                ObjectDeclaration source => source.AssignableTo,
                InterfaceDeclaration source => source.AssignableTo,
                _ => [],
            };
            foreach (var target in targets)
                Link(type, target);
        }

        foreach (var union in _made.Values.OfType<UnionTypeConfiguration>())
            union.Types.Sort(StringComparer.Ordinal);
    }

    private void Link(TypeConfiguration type, Type target)
    {
        if (!_made.TryGetValue(_catalog.Output(target), out var made))
            return;
        if (made is InterfaceTypeConfiguration && type is ComplexTypeConfiguration complex && !complex.Interfaces.Contains(made.Name))
            complex.Interfaces.Add(made.Name);
        if (made is UnionTypeConfiguration union && type is ObjectTypeConfiguration)
            union.Types.Add(type.Name);
    }
}
