using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>An operation prepared for execution, for one outcome of its conditions.</summary>
internal sealed class OperationPlan
{
    public OperationPlan(PlanContext context, ObjectType rootType)
    {
        Kind = context.Kind;
        Root = SelectionSetPlan.Create(context, rootType, [context.Operation.SelectionSet]);
    }

    public OperationType Kind { get; }

    public bool IsSerial => Kind == OperationType.Mutation;

    public SelectionSetPlan Root { get; }
}
