using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>One field must not be entered too often below itself (HC0087).</summary>
internal sealed class FieldCycleDepthRule : ExpandedFieldRule
{
    private readonly Dictionary<FieldDefinition, int> _depths = [];

    protected override bool Enter(ValidationContext context, FieldNode field, FieldDefinition definition)
    {
        _depths[definition] = _depths.GetValueOrDefault(definition) + 1;
        if (definition.IsIntrospection || definition.DeclaringType is { IsIntrospection: true } || _depths[definition] <= Limit(context, definition))
            return true;
        context.ReportFatal(context.Error("Maximum allowed coordinate cycle depth was exceeded.", field)
            .SetPath(ParentPath)
            .SetCode(ErrorCodes.Validation.MaxCoordinateCycleDepthOverflow)
            .Build());
        return false;
    }

    protected override void Leave(FieldDefinition definition) => _depths[definition]--;

    private static int Limit(ValidationContext context, FieldDefinition definition)
    {
        var options = context.Options;
        if (options.FieldCycleLimits.Count > 0 && options.FieldCycleLimits.TryGetValue(definition.Coordinate, out var limit))
            return limit;
        return options.MaxAllowedFieldCycleDepth ?? int.MaxValue;
    }
}
