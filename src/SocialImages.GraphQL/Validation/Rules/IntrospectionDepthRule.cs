using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Introspection must not run in circles (HC0086).</summary>
internal sealed class IntrospectionDepthRule : ExpandedFieldRule
{
    private readonly Dictionary<FieldDefinition, int> _depths = [];
    private int _lists;

    protected override bool Enter(ValidationContext context, FieldNode field, FieldDefinition definition)
    {
        if (!Counts(definition))
            return true;
        _depths[definition] = _depths.GetValueOrDefault(definition) + 1;
        _lists += IsList(definition) ? 1 : 0;
        if (_depths[definition] <= Limit(context, definition) && _lists <= (context.Options.MaxAllowedIntrospectionListDepth ?? int.MaxValue))
            return true;
        context.ReportFatal(context.Error("Maximum allowed introspection depth exceeded.", field)
            .SetPath(ParentPath)
            .SetCode(ErrorCodes.Validation.MaxIntrospectionDepthOverflow)
            .Build());
        return false;
    }

    protected override void Leave(FieldDefinition definition)
    {
        if (!Counts(definition))
            return;
        _depths[definition]--;
        _lists -= IsList(definition) ? 1 : 0;
    }

    private static bool Counts(FieldDefinition definition) => definition.DeclaringType is { Name: "__Type" } && (definition.Name == "ofType" || IsList(definition));

    private static bool IsList(FieldDefinition definition) => definition.Name is "fields" or "inputFields" or "interfaces" or "possibleTypes";

    private static int Limit(ValidationContext context, FieldDefinition definition) =>
        IsList(definition) ? context.Options.MaxAllowedListRecursiveDepth : context.Options.MaxAllowedOfTypeDepth;
}
