namespace SocialImages.GraphQL.Language;

internal sealed partial class DocumentWriter
{
    private void WriteExecutable(ExecutableDefinitionNode definition)
    {
        WriteDescription(definition.Description);
        _text.Append(Header(definition));
        WriteSelections(definition.SelectionSet);
    }

    private static string Header(ExecutableDefinitionNode definition)
    {
        var writer = new InlineWriter();
        if (definition is OperationDefinitionNode operation)
        {
            if (operation is { Operation: OperationType.Query, Name: null, VariableDefinitions.IsEmpty: true, Directives.IsEmpty: true, Description: null })
                return string.Empty;
            writer.Text(OperationName(operation.Operation)).Text(operation.Name is null ? string.Empty : $" {operation.Name.Value}");
        }

        if (definition is FragmentDefinitionNode fragment)
            writer.Text("fragment ").Text(fragment.Name.Value);
        writer.VariableDefinitions(definition.VariableDefinitions);
        if (definition is FragmentDefinitionNode { TypeCondition: var condition })
            writer.Text(" on ").Text(condition.Name.Value);
        return writer.Directives(definition.Directives).ToString();
    }

    private static string OperationName(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private void WriteSelections(SelectionSetNode selectionSet) => WriteBlock(selectionSet.Selections, WriteSelection);

    private void WriteSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                _text.Append(new InlineWriter().Text("...").Text(spread.Name.Value).Directives(spread.Directives));
                break;
            case InlineFragmentNode inline:
                var condition = inline.TypeCondition is null ? "..." : $"... on {inline.TypeCondition}";
                _text.Append(new InlineWriter().Text(condition).Directives(inline.Directives));
                WriteSelections(inline.SelectionSet);
                break;
        }
    }

    private void WriteField(FieldNode field)
    {
        var alias = field.Alias is null ? string.Empty : $"{field.Alias.Value}: ";
        _text.Append(new InlineWriter().Text(alias).Text(field.Name.Value).Arguments(field.Arguments).Directives(field.Directives));
        if (field.SelectionSet is { } selections)
            WriteSelections(selections);
    }
}
