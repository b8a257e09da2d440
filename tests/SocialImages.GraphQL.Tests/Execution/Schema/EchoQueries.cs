using System.Globalization;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Execution;

public enum Flavour
{
    Plain,
    DarkChocolate,
    [GraphQLName("VANILLA_2")] Vanilla2,
}

public readonly record struct Credits(int Value);

/// <summary>Everything an input can hold.</summary>
public sealed record EchoInput(
    int Number,
    string? Text,
    Optional<string?> Maybe,
    IReadOnlyList<int>? Numbers,
    Flavour Flavour = Flavour.DarkChocolate,
    EchoInput? Inner = null)
{
    public DateTimeOffset? At { get; init; }
}

[OneOf]
public sealed record Choice(string? A, int? B);

[QueryType]
public static partial class EchoQueries
{
    public static string EchoInt(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    public static string EchoDefault(int value = 7) => value.ToString(CultureInfo.InvariantCulture);

    public static string EchoOptional(Optional<string?> value) => value.HasValue ? $"given {value.Value ?? "null"}" : "left out";

    public static string EchoList(IReadOnlyList<int?> values) => string.Join(' ', values.Select(value => value?.ToString(CultureInfo.InvariantCulture) ?? "null"));

    public static string EchoMatrix(int[][] values) => string.Join('|', values.Select(row => string.Join(' ', row)));

    public static Flavour EchoFlavour(Flavour flavour) => flavour;

    public static Flavour?[] Flavours() => [Flavour.Plain, null, Flavour.Vanilla2];

    public static Credits EchoCredits(Credits credits) => new(credits.Value + 1);

    public static string EchoChoice(Choice choice) => choice.A ?? $"number {choice.B}";

    public static DateTimeOffset EchoTime(DateTimeOffset value) => value;

    public static string EchoObject(EchoInput input) =>
        string.Create(CultureInfo.InvariantCulture, $"{input.Number};{input.Text};{(input.Maybe.HasValue ? input.Maybe.Value ?? "null" : "-")};{(input.Numbers is null ? "" : string.Join(' ', input.Numbers))};{input.Flavour};{input.Inner?.Number};{input.At:O}");

    public static string Text(string kind) => kind switch
    {
        "quotes" => "a \"b\" \\ c\n\t",
        "umlaut" => "Grüße 🦊 \u2028",
        "lone" => "\ud800x",
        "control" => "\u0001\u007f",
        "markup" => "<b>&'+</b>",
        _ => "",
    };
}
