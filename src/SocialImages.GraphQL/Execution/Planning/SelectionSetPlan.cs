using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>The fields to resolve on one object type, in response order.</summary>
internal sealed class SelectionSetPlan
{
    private SelectionSetPlan(ObjectType type, FieldPlan[] fields)
    {
        Type = type;
        Fields = fields;
    }

    public ObjectType Type { get; }

    public FieldPlan[] Fields { get; }

    public static SelectionSetPlan Create(PlanContext context, ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var collected = new FieldCollector(context, type).Collect(selectionSets);
        var fields = new List<FieldPlan>(collected.Count);
        foreach (var nodes in collected.Values)
        {
            if (context.Schema.Schema.FindField(type, nodes[0].Name.Value) is { } definition)
                fields.Add(new FieldPlan(context, type, definition, nodes, isFirst: fields.Count == 0));
        }

        return new SelectionSetPlan(type, [.. fields]);
    }
}
