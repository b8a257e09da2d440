using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Descriptions out of documentation comments, the compiler's own or those of documentation files.</summary>
internal sealed class Documentation(ImmutableDictionary<string, string> files)
{
    public string? Describe(ISymbol symbol)
    {
        if (Attributes.Text(symbol, "GraphQLDescription") is { } text)
            return text;
        if (symbol is IParameterSymbol parameter)
            return Parameter(parameter.ContainingSymbol, parameter.Name);
        return Summary(symbol) ?? RecordParameter(symbol);
    }

    private string? Summary(ISymbol symbol) => Text(Load(symbol)?.Element("summary"));

    private string? Parameter(ISymbol method, string name) =>
        Text(Load(method)?.Elements("param").FirstOrDefault(e => (string?)e.Attribute("name") == name));

    // A positional property is described by its record's parameter.
    private string? RecordParameter(ISymbol symbol) =>
        symbol is IPropertySymbol { ContainingType.IsRecord: true } ? Parameter(symbol.ContainingType, symbol.Name) : null;

    private XElement? Load(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml) && symbol.GetDocumentationCommentId() is { } id && files.TryGetValue(id, out var stored))
            xml = stored;
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            text.Append(Text(node));
        var lines = text.ToString().Trim().Split('\n').Select(static line => line.Trim());
        var result = string.Join("\n", lines);
        return result.Length == 0 ? null : result;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => Reference(see),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => (string?)reference.Attribute("name") ?? "",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    private static string Reference(XElement see)
    {
        if (see.Attribute("langword") is { } word)
            return word.Value;
        if (see.Attribute("cref") is not { } reference)
            return see.Value;
        var name = reference.Value.Split('(')[0];
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }
}
