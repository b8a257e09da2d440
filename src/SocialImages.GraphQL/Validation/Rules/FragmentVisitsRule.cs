using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>Bounds how many fragments an operation expands to. After it, rules and execution may follow spreads freely.</summary>
internal sealed class FragmentVisitsRule : ValidationRule
{
    public static IError Error(ValidationContext context, SyntaxNode node) =>
        context.Error($"The operation spreads more than {context.Options.MaxAllowedFragmentVisits} fragments.", node)
            .SetExtension("maxAllowedFragmentVisits", context.Options.MaxAllowedFragmentVisits)
            .Build();

    public override void LeaveDocument(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (Exceeds(context, operation))
            {
                context.ReportFatal(Error(context, operation));
                return;
            }
        }
    }

    private static bool Exceeds(ValidationContext context, OperationDefinitionNode operation)
    {
        var visits = 0;
        var open = new Stack<ExecutableDefinitionNode>([operation]);
        while (open.TryPop(out var definition))
        {
            foreach (var spread in context.Facts.SpreadsOf(definition))
            {
                if (++visits > context.Options.MaxAllowedFragmentVisits)
                    return true;
                if (context.Fragments.TryGetValue(spread.Name.Value, out var fragment))
                    open.Push(fragment);
            }
        }

        return false;
    }
}
