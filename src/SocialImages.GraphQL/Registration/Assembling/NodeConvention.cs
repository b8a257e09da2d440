using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Global object identification: the interface Node and the fields node and nodes.</summary>
internal sealed class NodeConvention(bool isEnabled)
{
    public const string InterfaceName = "Node";

    private readonly Dictionary<Type, NodeDeclaration> _nodes = [];
    private readonly Dictionary<string, NodeDeclaration> _byName = new(StringComparer.Ordinal);

    public void Collect(TypeModule module, TypeCatalog catalog)
    {
        if (!isEnabled)
            return;
        var declarations = module.Root(Language.OperationType.Query).Select(static field => field.Node)
            .Concat(catalog.Objects.Select(static type => type.Node));
        foreach (var node in declarations.OfType<NodeDeclaration>())
        {
            if (!_nodes.TryAdd(node.Type, node))
                throw new InvalidOperationException($"{node.Type} has two node resolvers, in two modules.");
            _byName[catalog.Output(node.Type).Name] = node;
        }
    }

    public bool IsNode(ObjectDeclaration type) => _nodes.ContainsKey(type.RuntimeType);

    public IEnumerable<FieldDeclaration> RootFields()
    {
        if (_nodes.Count == 0)
            return [];
        var resolvers = new NodeResolvers(_byName);
        return
        [
            new FieldDeclaration("node", new TypeRef(typeof(object), "", InterfaceName))
            {
                Description = "Fetches an object given its ID.",
                Arguments = [new("id", new TypeRef(typeof(string), "!", "ID"), static (n, r) => InputReader.IdText(n)) { Description = "ID of the object." }],
                Resolver = resolvers.Node,
                IsAsync = true,
                Services = [typeof(IServiceProvider)],
            },
            new FieldDeclaration("nodes", new TypeRef(typeof(object), "[!", InterfaceName))
            {
                Description = "Lookup nodes by a list of IDs.",
                Arguments = [new("ids", new TypeRef(typeof(string), "![!", "ID"), static (n, r) => r.List(n, static (n, r) => InputReader.IdText(n))) { Description = "The list of node IDs." }],
                Resolver = resolvers.Nodes,
                IsAsync = true,
                Services = [typeof(IServiceProvider)],
            },
        ];
    }

    public static void AddInterface(SchemaAssembler assembler)
    {
        if (assembler.HasType(InterfaceName))
            return;
        var type = assembler.Add(new InterfaceTypeConfiguration(InterfaceName)
        {
            Description = "The node interface is implemented by entities that have a global unique identifier.",
        });
        type.Fields.Add(new FieldConfiguration("id", Utf8GraphQLParser.ParseType("ID!")));
    }
}
