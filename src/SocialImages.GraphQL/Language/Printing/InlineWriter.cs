using System.Collections.Immutable;
using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>Writes values, directives and arguments on one line.</summary>
internal sealed class InlineWriter
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public InlineWriter Text(string text)
    {
        _text.Append(text);
        return this;
    }

    public InlineWriter Value(ValueNode value) => value switch
    {
        VariableNode variable => Text("$").Text(variable.Name.Value),
        IntValueNode integer => Text(integer.Value),
        FloatValueNode number => Text(number.Value),
        StringValueNode text => Text(QuotedString.Write(text.Value)),
        BooleanValueNode truth => Text(truth.Value ? "true" : "false"),
        EnumValueNode name => Text(name.Value),
        ListValueNode list => List(list),
        ObjectValueNode fields => Object(fields),
        _ => Text("null"),
    };

    public InlineWriter Directives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
            Text(" ").Directive(directive);
        return this;
    }

    public InlineWriter Directive(DirectiveNode directive) => Text("@").Text(directive.Name.Value).Arguments(directive.Arguments);

    public InlineWriter Arguments(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
            return this;
        Text("(");
        for (var index = 0; index < arguments.Length; index++)
            Text(index == 0 ? string.Empty : ", ").Argument(arguments[index]);
        return Text(")");
    }

    public InlineWriter Argument(ArgumentNode argument) => Text(argument.Name.Value).Text(": ").Value(argument.Value);

    public InlineWriter VariableDefinitions(ImmutableArray<VariableDefinitionNode> variables)
    {
        if (variables.IsEmpty)
            return this;
        Text("(");
        for (var index = 0; index < variables.Length; index++)
            Text(index == 0 ? string.Empty : ", ").VariableDefinition(variables[index]);
        return Text(")");
    }

    /// <summary>An argument's or an input field's definition, its description in front.</summary>
    public InlineWriter InputValue(InputValueDefinitionNode input, bool withDescription = true)
    {
        if (withDescription && input.Description is { } description)
            Value(description).Text(" ");
        Text(input.Name.Value).Text(": ").Text(input.Type.ToString()!);
        if (input.DefaultValue is { } defaultValue)
            Text(" = ").Value(defaultValue);
        return this;
    }

    public InlineWriter InputValues(ImmutableArray<InputValueDefinitionNode> inputs)
    {
        if (inputs.IsEmpty)
            return this;
        Text("(");
        for (var index = 0; index < inputs.Length; index++)
            Text(index == 0 ? string.Empty : ", ").InputValue(inputs[index]).Directives(inputs[index].Directives);
        return Text(")");
    }

    private void VariableDefinition(VariableDefinitionNode variable)
    {
        if (variable.Description is { } description)
            Value(description).Text(" ");
        Value(variable.Variable).Text(": ").Text(variable.Type.ToString()!);
        if (variable.DefaultValue is { } defaultValue)
            Text(" = ").Value(defaultValue);
        Directives(variable.Directives);
    }

    private InlineWriter List(ListValueNode list)
    {
        Text("[");
        for (var index = 0; index < list.Items.Length; index++)
            Text(index == 0 ? string.Empty : ", ").Value(list.Items[index]);
        return Text("]");
    }

    private InlineWriter Object(ObjectValueNode literal)
    {
        Text("{");
        for (var index = 0; index < literal.Fields.Length; index++)
            Text(index == 0 ? " " : ", ").Text(literal.Fields[index].Name.Value).Text(": ").Value(literal.Fields[index].Value);
        return Text(literal.Fields.IsEmpty ? "}" : " }");
    }
}
