namespace SocialImages.GraphQL.Execution;

/// <summary>The schema as SDL text.</summary>
/// <param name="print">Prints the whole schema; called once.</param>
/// <param name="printType">Prints one type by name; null when there is no such type.</param>
public sealed class SchemaText(Func<string> print, Func<string, string?> printType)
{
    private readonly Lazy<string> _whole = new(print);

    public string Whole => _whole.Value;

    public string? PrintType(string name) => printType(name);
}
