using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

internal sealed class KnownArgumentNamesRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
            return;
        foreach (var argument in field.Arguments)
        {
            if (definition.FindArgument(argument.Name.Value) is null)
                context.Report(ArgumentErrors.OnField(context.ErrorHere($"The argument `{argument.Name.Value}` does not exist.", argument), context, argument.Name.Value));
        }
    }
}

internal sealed class KnownArgumentNamesOnDirectivesRule : ValidationRule
{
    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name.Value) is { } definition)
                Check(context, directive, definition);
        }
    }

    private static void Check(ValidationContext context, DirectiveNode directive, DirectiveDefinition definition)
    {
        foreach (var argument in directive.Arguments)
        {
            if (definition.FindArgument(argument.Name.Value) is null)
                context.Report(ArgumentErrors.OnDirective(context.ErrorHere($"The argument `{argument.Name.Value}` does not exist.", argument), definition.Name, argument.Name.Value));
        }
    }
}

internal sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
            return;
        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !field.Arguments.Any(given => given.Name.Value == argument.Name))
                context.Report(ArgumentErrors.OnField(context.ErrorHere($"The argument `{argument.Name}` is required.", field), context, argument.Name));
        }
    }
}

internal sealed class ProvidedRequiredArgumentsOnDirectivesRule : ValidationRule
{
    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            foreach (var argument in context.Schema.FindDirective(directive.Name.Value)?.Arguments ?? [])
            {
                if (argument.IsRequired && directive.FindArgument(argument.Name) is null)
                    context.Report(ArgumentErrors.OnDirective(context.ErrorHere($"The argument `{argument.Name}` is required.", directive), directive.Name.Value, argument.Name));
            }
        }
    }
}

internal sealed class UniqueArgumentNamesRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        foreach (var repeated in Repeated(field.Arguments))
            context.Report(ArgumentErrors.OnField(Error(context, repeated), context, repeated.Key));
    }

    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            foreach (var repeated in Repeated(directive.Arguments))
                context.Report(ArgumentErrors.OnDirective(Error(context, repeated), directive.Name.Value, repeated.Key));
        }
    }

    private static ErrorBuilder Error(ValidationContext context, IEnumerable<ArgumentNode> arguments) =>
        context.ErrorHere("More than one argument with the same name in an argument set is ambiguous and invalid.", [.. arguments.Select(static argument => argument.Name)]);

    private static IEnumerable<IGrouping<string, ArgumentNode>> Repeated(ImmutableArray<ArgumentNode> arguments) => arguments.Length < 2
        ? []
        : arguments.GroupBy(static argument => argument.Name.Value).Where(static group => group.Skip(1).Any());
}

internal static class ArgumentErrors
{
    public static IError OnField(ErrorBuilder error, ValidationContext context, string argument) => error
        .SetExtension("type", context.ParentType?.Name)
        .SetExtension("field", context.Field?.Name)
        .SetExtension("argument", argument)
        .SpecifiedBy("Required-Arguments");

    public static IError OnDirective(ErrorBuilder error, string directive, string argument) => error
        .SetExtension("directive", directive)
        .SetExtension("argument", argument)
        .SpecifiedBy("Required-Arguments");
}
