using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SocialImages.GraphQL.Types;

/// <summary>
/// Names one element of a schema: <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c>. A member is a field, an input field or an enum value.
/// </summary>
public readonly partial record struct SchemaCoordinate
{
    private const string AnyName = "[_A-Za-z][_0-9A-Za-z]*";

    private SchemaCoordinate(string name, string? memberName, string? argumentName, bool ofDirective)
    {
        Name = name;
        MemberName = memberName;
        ArgumentName = argumentName;
        OfDirective = ofDirective;
    }

    /// <summary>The type's or directive's name.</summary>
    public string Name { get; }

    public string? MemberName { get; }

    public string? ArgumentName { get; }

    public bool OfDirective { get; }

    /// <exception cref="FormatException">The text is no coordinate.</exception>
    public static SchemaCoordinate Parse(string text) =>
        TryParse(text, out var coordinate) ? coordinate : throw new FormatException($"`{text}` is no schema coordinate.");

    // Unlike a document, a coordinate has no ignored characters.
    public static bool TryParse([NotNullWhen(true)] string? text, out SchemaCoordinate coordinate)
    {
        var match = Grammar().Match(text ?? "");
        coordinate = match.Success ? new(match.Groups["name"].Value, Part(match, "member"), Part(match, "argument"), match.Groups["at"].Success) : default;
        return match.Success;
    }

    public override string ToString() =>
        (OfDirective ? "@" : "") + Name + (MemberName is null ? "" : "." + MemberName) + (ArgumentName is null ? "" : $"({ArgumentName}:)");

    private static string? Part(Match match, string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;

    [GeneratedRegex(
        $@"^(?:(?<name>{AnyName})(?:\.(?<member>{AnyName})(?:\((?<argument>{AnyName}):\))?)?|(?<at>@)(?<name>{AnyName})(?:\((?<argument>{AnyName}):\))?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
