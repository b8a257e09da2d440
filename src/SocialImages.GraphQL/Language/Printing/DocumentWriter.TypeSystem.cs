using System.Collections.Immutable;

namespace SocialImages.GraphQL.Language;

internal sealed partial class DocumentWriter
{
    private void WriteTypeSystem(TypeSystemDefinitionNode definition)
    {
        WriteDescription(definition.Description);
        switch (definition)
        {
            case SchemaNode schema:
                _text.Append(schema.Kind == SyntaxKind.SchemaExtension ? "extend schema" : "schema");
                WriteDirectives(schema.Directives, " {");
                WriteBlock(schema.OperationTypes, operation => _text.Append(OperationName(operation.Operation)).Append(": ").Append(operation.Type));
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
            case TypeDefinitionNode type:
                WriteType(type);
                break;
        }
    }

    private void WriteType(TypeDefinitionNode type)
    {
        _text.Append(type.IsExtension ? "extend " : string.Empty).Append(Keyword(type)).Append(' ').Append(type.Name.Value);
        switch (type)
        {
            case ComplexTypeNode complex:
                WriteNames(" implements", '&', complex.Interfaces);
                WriteDirectives(complex.Directives, " {");
                WriteBlock(complex.Fields, WriteFieldDefinition);
                break;
            case UnionTypeNode union:
                WriteDirectives(union.Directives);
                WriteNames(" =", '|', union.Types);
                break;
            case EnumTypeNode enumType:
                WriteDirectives(enumType.Directives, " {");
                WriteBlock(enumType.Values, WriteEnumValue);
                break;
            case InputObjectTypeNode input:
                WriteDirectives(input.Directives, " {");
                WriteBlock(input.Fields, WriteInputValue);
                break;
            default:
                WriteDirectives(type.Directives);
                break;
        }
    }

    private static string Keyword(TypeDefinitionNode type) => type switch
    {
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "type",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "interface",
        UnionTypeNode => "union",
        EnumTypeNode => "enum",
        InputObjectTypeNode => "input",
        _ => "scalar",
    };

    private void WriteNames(string lead, char separator, ImmutableArray<NamedTypeNode> names)
    {
        if (names.IsEmpty)
            return;
        WriteSeparated(lead, separator, [.. names.Select(static name => name.Name)]);
    }

    private void WriteSeparated(string lead, char separator, ImmutableArray<NameNode> names)
    {
        _text.Append(lead);
        var inline = " " + string.Join($" {separator} ", names);
        if (Fits(inline))
        {
            _text.Append(inline);
            return;
        }

        _indent++;
        foreach (var name in names)
        {
            StartLine();
            _text.Append(separator).Append(' ').Append(name);
        }

        _indent--;
    }

    private void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        _text.Append(field.Name.Value);
        WriteInputValues(field.Arguments, $": {field.Type}");
        _text.Append(": ").Append(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteInputValue(InputValueDefinitionNode input)
    {
        WriteDescription(input.Description);
        _text.Append(new InlineWriter().InputValue(input, withDescription: false));
        WriteDirectives(input.Directives);
    }

    private void WriteEnumValue(EnumValueDefinitionNode value)
    {
        WriteDescription(value.Description);
        _text.Append(value.Name.Value);
        WriteDirectives(value.Directives);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        _text.Append("directive @").Append(directive.Name.Value);
        var tail = directive.IsRepeatable ? " repeatable on" : " on";
        WriteInputValues(directive.Arguments, tail);
        WriteSeparated(tail, '|', directive.Locations);
    }

    private void WriteInputValues(ImmutableArray<InputValueDefinitionNode> inputs, string tail)
    {
        var inline = new InlineWriter().InputValues(inputs).ToString();
        if (Fits(inline + tail) && !inputs.Any(static input => input.Description?.Value.Contains('\n', StringComparison.Ordinal) == true))
        {
            _text.Append(inline);
            return;
        }

        _text.Append('(');
        _indent++;
        foreach (var input in inputs)
        {
            StartLine();
            WriteInputValue(input);
        }

        _indent--;
        StartLine();
        _text.Append(')');
    }
}
