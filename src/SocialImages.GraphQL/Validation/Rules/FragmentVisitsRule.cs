using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Bounds what fragments expand to. After it, rules, cost analysis and execution may follow spreads freely.</summary>
internal sealed class FragmentVisitsRule : ValidationRule
{
    // Many operations may share fragments, and large fragments may be spread often: both multiply the work of every later step.
    private const int MaxVisitsFactor = 20;
    private const int MaxExpandedFields = 100_000;
    private const int MaxExpandedVariables = 100_000;

    private int _visits;
    private long _fields;
    private long _variables;

    public static IError Error(ValidationContext context, SyntaxNode node) =>
        context.Error($"The operation spreads more than {context.Options.MaxAllowedFragmentVisits} fragments.", node)
            .SetExtension("maxAllowedFragmentVisits", context.Options.MaxAllowedFragmentVisits)
            .Build();

    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (Exceeds(context, operation))
                context.ReportFatal(Error(context, operation));
            else if (_visits > (long)context.Options.MaxAllowedFragmentVisits * MaxVisitsFactor || _fields > MaxExpandedFields)
                context.ReportFatal(context.Error("The fragments of the document expand to too many fields.", operation).Build());
            else if (_variables > MaxExpandedVariables)
                context.ReportFatal(context.Error("The document uses variables too often.", operation).Build());
            if (context.IsDone)
                return;
        }
    }

    private bool Exceeds(ValidationContext context, OperationDefinitionNode operation)
    {
        var before = _visits;
        var open = new Stack<ExecutableDefinitionNode>([operation]);
        while (open.TryPop(out var definition))
        {
            _fields += context.Facts.FieldsOf(definition);
            _variables += context.Facts.UsagesOf(definition).Count;
            foreach (var spread in context.Facts.SpreadsOf(definition))
            {
                if (++_visits - before > context.Options.MaxAllowedFragmentVisits)
                    return true;
                if (context.Fragments.TryGetValue(spread.Name.Value, out var fragment))
                    open.Push(fragment);
            }
        }

        return false;
    }
}
