using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads which members a <c>Configure</c> method ignores, so that their types need not be known.</summary>
internal static class ConfigureReader
{
    public static IMethodSymbol? Find(INamedTypeSymbol extension) =>
        extension.GetMembers("Configure").OfType<IMethodSymbol>().FirstOrDefault(static m => m is { IsStatic: true, Parameters.Length: 1 });

    public static HashSet<string> Ignored(INamedTypeSymbol extension)
    {
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var syntax = Find(extension)?.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()) ?? [];
        foreach (var call in syntax.SelectMany(static node => node.DescendantNodes().OfType<InvocationExpressionSyntax>()))
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.Text: "Ignore" } access)
                continue;
            var subject = call.ArgumentList.Arguments.Count > 0 ? call : access.Expression as InvocationExpressionSyntax;
            if (subject is not null && Member(subject) is { } name)
                ignored.Add(name);
        }

        return ignored;
    }

    private static string? Member(InvocationExpressionSyntax call) =>
        (call.ArgumentList.Arguments.FirstOrDefault()?.Expression as LambdaExpressionSyntax)?.Body switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } => method.Name.Identifier.Text,
            _ => null,
        };
}
