using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Validation;

/// <summary>The frame of Hot Chocolate's validation errors: message, locations, path, extensions, the specification's section.</summary>
internal static class ValidationErrors
{
    public static ErrorBuilder Error(this ValidationContext context, string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        var builder = ErrorBuilder.New().SetMessage(message);
        foreach (var node in nodes[..Math.Min(nodes.Length, context.Options.MaxLocationsPerError)])
            builder.AddLocation(node);
        return builder;
    }

    public static ErrorBuilder ErrorHere(this ValidationContext context, string message, params ReadOnlySpan<SyntaxNode> nodes) =>
        context.Error(message, nodes).SetPath(context.Path.ToPath());

    /// <summary>Ends the error with a link to the section of the September 2025 specification.</summary>
    public static IError SpecifiedBy(this ErrorBuilder builder, string section) =>
        builder.SetExtension("specifiedBy", $"https://spec.graphql.org/September2025/#sec-{section}").Build();
}
