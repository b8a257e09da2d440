using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>Finds the variables that @skip and @include depend on.</summary>
internal static class ConditionVariables
{
    public static string[] Find(DocumentNode document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionNode>())
            Add(definition.SelectionSet, names);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    private static void Add(SelectionSetNode selectionSet, HashSet<string> names)
    {
        foreach (var selection in selectionSet.Selections)
        {
            Add(selection.Directives, names);
            var below = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (below is not null)
                Add(below, names);
        }
    }

    private static void Add(ImmutableArray<DirectiveNode> directives, HashSet<string> names)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is BuiltInDirectives.Skip or BuiltInDirectives.Include && directive.FindArgument("if") is VariableNode variable)
                names.Add(variable.Name.Value);
        }
    }
}
