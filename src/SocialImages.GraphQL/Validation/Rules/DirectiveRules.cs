using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal sealed class KnownDirectivesRule : ValidationRule
{
    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name.Value) is not { } definition)
                context.Report(context.ErrorHere($"The specified directive `{directive.Name.Value}` is not supported by the current schema.", directive).SpecifiedBy("Directives-Are-Defined"));
            else if (!definition.Locations.Contains(location))
                context.Report(context.ErrorHere("The specified directive is not valid the current location.", directive).SpecifiedBy("Directives-Are-In-Valid-Locations"));
        }
    }
}

internal sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Length < 2)
            return;
        var first = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name.Value) is { IsRepeatable: false } && !first.TryAdd(directive.Name.Value, directive))
            {
                context.Report(context.ErrorHere("Only one of each directive is allowed per location.", first[directive.Name.Value], directive)
                    .SpecifiedBy("Directives-Are-Unique-Per-Location"));
            }
        }
    }
}
