using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Bounds how deep an operation's fields nest.</summary>
internal sealed class ExecutionDepthRule : ExpandedFieldRule
{
    private int _depth;
    private int _deepest;

    protected override bool Enter(ValidationContext context, FieldNode field, FieldDefinition definition)
    {
        _depth++;
        if (context.Options.SkipIntrospectionFieldsInExecutionDepth && definition.IsIntrospection)
            return false;
        _deepest = Math.Max(_deepest, _depth);
        return true;
    }

    protected override void Leave(FieldDefinition definition) => _depth--;

    protected override void LeaveOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        var (allowed, detected) = (context.Options.MaxAllowedExecutionDepth, _deepest);
        _deepest = 0;
        if (detected <= allowed)
            return;
        context.Report(context.Error($"The GraphQL document has an execution depth of {detected} which exceeds the max allowed execution depth of {allowed}.", operation)
            .SetExtension("allowedExecutionDepth", allowed)
            .SetExtension("detectedExecutionDepth", detected)
            .Build());
    }
}
