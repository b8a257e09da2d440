using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Fields of one response name ask for the same thing. It waits for the end of the walk, when fragments are known to be bounded.</summary>
internal sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    private readonly List<(SelectionSetNode Selections, NamedType? ParentType)> _selectionSets = [];

    public override void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet) =>
        _selectionSets.Add((selectionSet, context.ParentType));

    public override void LeaveDocument(ValidationContext context)
    {
        var search = new ConflictSearch(context);
        foreach (var (selections, parentType) in _selectionSets)
        {
            foreach (var conflict in search.Within(selections, parentType))
                context.Report(ToError(context, conflict));
            if (search.IsExhausted)
            {
                context.ReportFatal(Exhausted(context));
                return;
            }
        }
    }

    private static IError ToError(ValidationContext context, FieldConflict conflict)
    {
        var (left, right) = (conflict.Left, conflict.Right);
        return context.Error("Encountered fields for the same object that cannot be merged.", [.. conflict.LeftNodes, .. conflict.RightNodes])
            .SetExtension("declaringTypeA", left.ParentType?.Name)
            .SetExtension("declaringTypeB", right.ParentType?.Name)
            .SetExtension("fieldA", left.Node.Name.Value)
            .SetExtension("fieldB", right.Node.Name.Value)
            .SetExtension("typeA", left.Definition?.Type.ToString())
            .SetExtension("typeB", right.Definition?.Type.ToString())
            .SetExtension("responseNameA", left.Node.ResponseName)
            .SetExtension("responseNameB", right.Node.ResponseName)
            .SpecifiedBy("Field-Selection-Merging");
    }

    private static IError Exhausted(ValidationContext context) =>
        context.Error($"The maximum allowed number of {context.Options.MaxAllowedFieldMergeComparisons} field merge comparisons was exceeded.")
            .SetCode(ErrorCodes.Validation.MaxFieldMergeComparisonsExceeded)
            .Build();
}
