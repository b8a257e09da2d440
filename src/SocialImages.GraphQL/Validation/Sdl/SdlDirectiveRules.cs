using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

internal static class SdlDirectiveRules
{
    public static void Known(SdlContext context)
    {
        foreach (var applied in AppliedDirectives.In(context.Document))
        {
            foreach (var directive in applied.Directives)
            {
                if (context.FindDirective(directive.Name.Value) is not { } signature)
                    context.Report($"Unknown directive `@{directive.Name.Value}`.", directive);
                else if (!signature.Locations.Contains(applied.Location))
                    context.Report($"The directive `@{directive.Name.Value}` cannot be used here.", directive);
            }
        }
    }

    public static void UniquePerLocation(SdlContext context)
    {
        foreach (var owner in AppliedDirectives.In(context.Document).GroupBy(static applied => applied.Owner))
        {
            var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
            foreach (var directive in owner.SelectMany(static applied => applied.Directives))
            {
                if (context.FindDirective(directive.Name.Value) is { IsRepeatable: false } && !seen.TryAdd(directive.Name.Value, directive))
                    context.Report($"The directive `@{directive.Name.Value}` can only be used once here.", seen[directive.Name.Value], directive);
            }
        }
    }

    public static void KnownArguments(SdlContext context)
    {
        foreach (var (directive, signature) in Signed(context))
        {
            foreach (var argument in directive.Arguments.Where(argument => !signature.Arguments.Contains(argument.Name.Value)))
                context.Report($"The directive `@{directive.Name.Value}` has no argument `{argument.Name.Value}`.", argument);
        }
    }

    public static void RequiredArguments(SdlContext context)
    {
        foreach (var (directive, signature) in Signed(context))
        {
            foreach (var name in signature.RequiredArguments.Where(name => directive.FindArgument(name) is null))
                context.Report($"The argument `{name}` of the directive `@{directive.Name.Value}` is required.", directive);
        }
    }

    public static void UniqueArguments(SdlContext context)
    {
        foreach (var directive in All(context))
        {
            foreach (var group in directive.Arguments.GroupBy(static argument => argument.Name.Value).Where(static group => group.Skip(1).Any()))
                context.Report($"There can be only one argument named `{group.Key}`.", [.. group.Select(static argument => argument.Name)]);
        }
    }

    public static void UniqueInputFields(SdlContext context)
    {
        var values = All(context).SelectMany(static directive => directive.Arguments).Select(static argument => argument.Value)
            .Concat(context.Document.Definitions.SelectMany(DefaultValues));
        foreach (var (first, repeated) in values.SelectMany(RepeatedFields.Of))
            context.Report($"There can be only one input field named `{repeated.Value}`.", first, repeated);
    }

    private static IEnumerable<ValueNode> DefaultValues(DefinitionNode definition)
    {
        var inputs = definition switch
        {
            ComplexTypeNode type => type.Fields.SelectMany(static field => field.Arguments),
            InputObjectTypeNode type => type.Fields,
            DirectiveDefinitionNode directive => directive.Arguments,
            _ => [],
        };
        return inputs.Select(static input => input.DefaultValue).OfType<ValueNode>();
    }

    private static IEnumerable<DirectiveNode> All(SdlContext context) => AppliedDirectives.In(context.Document).SelectMany(static applied => applied.Directives);

    private static IEnumerable<(DirectiveNode Directive, DirectiveSignature Signature)> Signed(SdlContext context)
    {
        foreach (var directive in All(context))
        {
            if (context.FindDirective(directive.Name.Value) is { } signature)
                yield return (directive, signature);
        }
    }
}
