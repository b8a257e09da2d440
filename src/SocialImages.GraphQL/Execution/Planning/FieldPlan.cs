using System.Text;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>One field of one selection set, prepared for execution.</summary>
internal sealed class FieldPlan
{
    private readonly PlanContext _context;
    private readonly SelectionSetPlan?[] _selections;
    private readonly bool _isAbstract;
    private HashSet<string>? _selectedNames;

    public FieldPlan(PlanContext context, ObjectType parent, FieldDefinition definition, List<FieldNode> nodes, bool isFirst)
    {
        _context = context;
        Parent = parent;
        Definition = definition;
        Nodes = nodes;
        ResponseName = nodes[0].ResponseName;
        Prefix = Encoding.UTF8.GetBytes($"{(isFirst ? "" : ",")}\"{ResponseName}\":");
        IsTypeName = definition.Name == "__typename";
        TypeName = IsTypeName ? Encoding.UTF8.GetBytes($"\"{parent.Name}\"") : [];
        Binding = definition.Binding as ResolverBinding ?? NoBinding;
        Shape = ValueShape.Of(definition.Type, context.Schema);
        Arguments = new ArgumentPlan(this, context);
        Index = context.NextIndex();
        _isAbstract = definition.Type.Named is not ObjectType;
        _selections = !definition.Type.IsComposite ? [] : new SelectionSetPlan?[_isAbstract ? context.Schema.Schema.Types.Length : 1];
        Authorize = AuthorizePlan.Of(Binding, definition, context.Schema);
    }

    private static ResolverBinding NoBinding { get; } = new() { Resolver = null };

    public int Index { get; }

    public ObjectType Parent { get; }

    public FieldDefinition Definition { get; }

    public List<FieldNode> Nodes { get; }

    public string ResponseName { get; }

    /// <summary>The response name with quotes and colon, behind a comma unless it is the first.</summary>
    public byte[] Prefix { get; }

    public bool IsTypeName { get; }

    public byte[] TypeName { get; }

    public ResolverBinding Binding { get; }

    public ValueShape Shape { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>What the user must be or may do; null for open fields.</summary>
    public AuthorizePlan? Authorize { get; }

    public bool NeedsOwnScope => Binding.NeedsOwnScope;

    /// <summary>The selections below this field for a value of the type; planned when first needed.</summary>
    public SelectionSetPlan Selections(ObjectType type) =>
        _selections[_isAbstract ? type.Index : 0] ??= SelectionSetPlan.Create(_context, type, Nodes.Where(static node => node.SelectionSet is not null).Select(static node => node.SelectionSet!));

    public bool IsSelected(params ReadOnlySpan<string> names)
    {
        var selected = _selectedNames ??= new SelectedNames(_context).Collect(Nodes);
        foreach (var name in names)
        {
            if (selected.Contains(name))
                return true;
        }

        return false;
    }
}
