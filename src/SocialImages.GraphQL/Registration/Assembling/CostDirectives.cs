using System.Collections.Immutable;
using System.Globalization;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>@cost and @listSize as they stand in the schema.</summary>
internal static class CostDirectives
{
    public static DirectiveNode Cost(double weight) =>
        new(BuiltInDirectives.Cost, new ArgumentNode("weight", new StringValueNode(weight.ToString(CultureInfo.InvariantCulture))));

    public static DirectiveNode ListSize(ListSizeDeclaration size)
    {
        var arguments = ImmutableArray.CreateBuilder<ArgumentNode>();
        if (size.AssumedSize is { } assumed)
            arguments.Add(new ArgumentNode("assumedSize", new IntValueNode(assumed)));
        if (size.SlicingArguments is { } slicing)
            arguments.Add(new ArgumentNode("slicingArguments", Strings(slicing)));
        if (size.SlicingArgumentDefaultValue is { } fallback)
            arguments.Add(new ArgumentNode("slicingArgumentDefaultValue", new IntValueNode(fallback)));
        if (size.SizedFields is { } sized)
            arguments.Add(new ArgumentNode("sizedFields", Strings(sized)));
        if (!size.RequireOneSlicingArgument)
            arguments.Add(new ArgumentNode("requireOneSlicingArgument", BooleanValueNode.False));
        return new DirectiveNode(BuiltInDirectives.ListSize, arguments.ToImmutable());
    }

    private static ListValueNode Strings(string[] values) => new([.. values.Select(static value => new StringValueNode(value))]);
}
