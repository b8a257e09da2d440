using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SocialImages.GraphQL.Generator;

/// <summary>
/// Writes the registration of a module's types: schema declarations, resolvers that call members directly, readers of
/// input objects, and data loaders. Runs for assemblies with a <c>[Module]</c>.
/// </summary>
[Generator]
public sealed class GraphQLGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var bindings = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => RegistrationCall.IsCandidate(node),
                static (syntax, cancellationToken) => RegistrationCall.Read(syntax, cancellationToken))
            .Where(static call => call is not null)
            .Collect();
        var documentation = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Select(static (file, cancellationToken) => file.GetText(cancellationToken)?.ToString() ?? "")
            .Collect();
        var module = context.CompilationProvider.Combine(bindings).Combine(documentation)
            .Select(static (input, cancellationToken) => ModuleSource.Create(input.Left.Left, input.Left.Right, input.Right, cancellationToken));
        context.RegisterSourceOutput(module, static (output, source) => Write(output, source));
    }

    private static void Write(SourceProductionContext output, ModuleSource? source)
    {
        if (source is null)
            return;
        foreach (var diagnostic in source.Diagnostics)
            output.ReportDiagnostic(diagnostic);
        foreach (var (name, text) in source.Files)
            output.AddSource(name, SourceText.From(text, Encoding.UTF8));
    }
}

/// <summary>A call that decides about types at compile time: <c>BindRuntimeType&lt;A, B&gt;</c> or <c>AddErrorInterfaceType&lt;T&gt;</c>.</summary>
internal sealed record RegistrationCall(string Method, string First, string? Second)
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.Text: "BindRuntimeType" or "AddErrorInterfaceType" or "AddInterfaceType" } } };

    public static RegistrationCall? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var name = (GenericNameSyntax)((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)context.Node).Expression).Name;
        var types = name.TypeArgumentList.Arguments.Select(argument => context.SemanticModel.GetTypeInfo(argument, cancellationToken).Type).ToArray();
        if (types.Any(static type => type is null or IErrorTypeSymbol))
            return null;
        var second = types.Length > 1 ? SchemaTypeSyntax.ScalarName(types[1]!) : null;
        return new RegistrationCall(name.Identifier.Text, types[0]!.GetDocumentationCommentId() ?? "", second);
    }
}
