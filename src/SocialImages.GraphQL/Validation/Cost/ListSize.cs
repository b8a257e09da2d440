using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>How many items a list has, from <c>@listSize</c> and the slicing arguments of the field that carries it.</summary>
internal sealed class ListSize
{
    private readonly ValueNode[] _slicing;
    private readonly double _assumed;

    public ListSize(FieldDefinition field, ListSizeDirective directive, ImmutableArray<ArgumentNode> arguments)
    {
        _slicing =
        [
            .. directive.SlicingArguments
                .Select(name => arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value ?? field.FindArgument(name)?.DefaultValue)
                .OfType<ValueNode>(),
        ];
        _assumed = directive.DefaultSize;
    }

    private ListSize(double size) => (_slicing, _assumed) = ([], size);

    public static ListSize Fixed(double size) => new(size);

    /// <summary>The largest slicing argument; the default page when there is none.</summary>
    public double Evaluate(IReadOnlyDictionary<string, ValueNode> variables)
    {
        double? largest = null;
        foreach (var value in _slicing)
        {
            var given = value is VariableNode variable ? variables.GetValueOrDefault(variable.Name.Value) : value;
            if (given is IntValueNode number && number.TryGetInt32(out var size))
                largest = Math.Max(largest ?? 0, size);
        }

        return largest ?? _assumed;
    }
}

/// <summary>An applied <c>@listSize</c>.</summary>
internal sealed record ListSizeDirective(string[] SlicingArguments, string[] SizedFields, double DefaultSize, bool RequireOneSlicingArgument)
{
    public static ListSizeDirective? Of(FieldDefinition field)
    {
        if (BuiltInDirectives.Find(field.Directives, BuiltInDirectives.ListSize) is not { } directive)
            return null;
        var slicing = Names(directive, "slicingArguments");
        return new ListSizeDirective(
            slicing,
            Names(directive, "sizedFields"),
            (slicing.Length > 0 ? Number(directive, "slicingArgumentDefaultValue") : null) ?? Number(directive, "assumedSize") ?? 1,
            slicing.Length > 0 && directive.FindArgument("requireOneSlicingArgument") is not BooleanValueNode { Value: false });
    }

    private static string[] Names(DirectiveNode directive, string argument) => directive.FindArgument(argument) switch
    {
        ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(static name => name.Value)],
        StringValueNode name => [name.Value],
        _ => [],
    };

    private static double? Number(DirectiveNode directive, string argument) =>
        directive.FindArgument(argument) is IntValueNode number && number.TryGetInt32(out var value) ? value : null;
}
