using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Introspection must not run in circles (HC0086).</summary>
internal sealed class IntrospectionDepthRule : ExpandedFieldRule
{
    private readonly Dictionary<FieldDefinition, int> _depths = [];
    private FieldNode? _entry;
    private int _lists;

    protected override bool Enter(ValidationContext context, FieldNode field, FieldDefinition definition)
    {
        if (definition.DeclaringType is null)
            _entry = field;
        if (!Counts(definition))
            return true;
        _depths[definition] = _depths.GetValueOrDefault(definition) + 1;
        _lists += IsList(definition) ? 1 : 0;
        if (_depths[definition] > Limit(context, definition))
            context.ReportFatal(Error(context, field).SetPath(ParentPath).Build());
        else if (_lists > context.Options.MaxAllowedIntrospectionListDepth)
            ReportEntry(context);
        else
            return true;
        return false;
    }

    protected override void Leave(FieldDefinition definition)
    {
        if (!Counts(definition))
            return;
        _depths[definition]--;
        _lists -= IsList(definition) ? 1 : 0;
    }

    private static ErrorBuilder Error(ValidationContext context, SyntaxNode node) =>
        context.Error("Maximum allowed introspection depth exceeded.", node).SetCode(ErrorCodes.Validation.MaxIntrospectionDepthOverflow);

    private void ReportEntry(ValidationContext context)
    {
        if (_entry is { } entry)
            context.Report(Error(context, entry).Build());
        _entry = null;
    }

    private static bool Counts(FieldDefinition definition) => definition.DeclaringType is { Name: "__Type" } && (definition.Name == "ofType" || IsList(definition));

    private static bool IsList(FieldDefinition definition) => definition.Name is "fields" or "inputFields" or "interfaces" or "possibleTypes";

    private static int Limit(ValidationContext context, FieldDefinition definition) =>
        IsList(definition) ? context.Options.MaxAllowedListRecursiveDepth : context.Options.MaxAllowedOfTypeDepth;
}
