using System.Collections.Immutable;
using System.Text;

namespace SocialImages.GraphQL.Language;

/// <summary>Writes definitions, one after the other with an empty line between.</summary>
internal sealed partial class DocumentWriter
{
    private const int MaxLineWidth = 80;
    private const int IndentWidth = 2;

    private readonly StringBuilder _text = new();
    private int _indent;
    private int _lineStart;

    private int Column => _text.Length - _lineStart;

    public override string ToString() => _text.ToString();

    public void Write(DefinitionNode definition)
    {
        if (_text.Length > 0)
        {
            NewLine();
            NewLine();
        }

        switch (definition)
        {
            case ExecutableDefinitionNode executable:
                WriteExecutable(executable);
                break;
            case TypeSystemDefinitionNode typeSystem:
                WriteTypeSystem(typeSystem);
                break;
        }
    }

    private void NewLine()
    {
        _text.Append('\n');
        _lineStart = _text.Length;
    }

    private void StartLine()
    {
        NewLine();
        _text.Append(' ', _indent * IndentWidth);
    }

    private bool Fits(string text) => Column + text.Length <= MaxLineWidth;

    private void WriteBlock<T>(ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty)
            return;
        _text.Append(Column == 0 ? "{" : " {");
        _indent++;
        foreach (var item in items)
        {
            StartLine();
            write(item);
        }

        _indent--;
        StartLine();
        _text.Append('}');
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        if (description.Value.Contains('\n', StringComparison.Ordinal) && QuotedString.FitsBlock(description.Value))
            WriteBlockString(description.Value);
        else
            _text.Append(QuotedString.Write(description.Value));
        StartLine();
    }

    private void WriteBlockString(string value)
    {
        _text.Append("\"\"\"");
        foreach (var line in value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n'))
        {
            if (line.Length == 0)
                NewLine();
            else
                StartLine();
            _text.Append(line);
        }

        StartLine();
        _text.Append("\"\"\"");
    }

    // All on this line, or each on a line of its own.
    private void WriteDirectives(ImmutableArray<DirectiveNode> directives, string tail = "")
    {
        var inline = new InlineWriter().Directives(directives).ToString();
        if (Fits(inline + tail))
        {
            _text.Append(inline);
            return;
        }

        _indent++;
        foreach (var directive in directives)
        {
            StartLine();
            WriteDirective(directive);
        }

        _indent--;
    }

    private void WriteDirective(DirectiveNode directive)
    {
        var inline = new InlineWriter().Directive(directive).ToString();
        if (directive.Arguments.IsEmpty || Fits(inline))
        {
            _text.Append(inline);
            return;
        }

        _text.Append('@').Append(directive.Name.Value).Append('(');
        _indent++;
        foreach (var argument in directive.Arguments)
        {
            StartLine();
            _text.Append(new InlineWriter().Argument(argument));
        }

        _indent--;
        StartLine();
        _text.Append(')');
    }
}
