using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.Wholesome.Tests;

/// <summary>What is not meant to be inherited or replaced cannot be.</summary>
public sealed class TypesTests
{
    private static readonly Dictionary<string, string> AllowedInterfaces = new()
    {
        ["IUserError"] = "the schema's Error interface; DomainException is its root for everything that is thrown",
        ["IImageStore"] = "S3 and Cloudinary follow",
    };

    private static readonly Dictionary<string, string> MeantToBeInherited = new()
    {
        ["GraphQLException"] = "part of the programming model: an application throws its own",
    };

    [Fact]
    public void Classes_AreSealed()
    {
        var inherited = Bases(Repository.Sources).ToHashSet();
        Findings.None("A class that nobody inherits from, and that offers nothing to override, is sealed", Repository.Sources
            .SelectMany(source => source.All<TypeDeclarationSyntax>().Select(type => (source, type)))
            .GroupBy(item => (item.source.Project, item.type.Identifier.Text))
            .Where(parts => parts.All(item => item.type is ClassDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }))
            .Where(parts => !parts.Any(item => item.type.Modifiers.Any(word => word.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)))
            .Where(parts => !inherited.Contains(parts.Key.Text) && !MeantToBeInherited.ContainsKey(parts.Key.Text) && !parts.Any(item => item.type.Members.Any(member => member.Modifiers.Any(SyntaxKind.VirtualKeyword))))
            .Select(parts => $"{parts.First().source.Where(parts.First().type)} {parts.Key.Text}"));
    }

    // The GraphQL tool is left out: its interfaces are the programming model it follows.
    [Fact]
    public void Interfaces_HaveTwoImplementations()
    {
        var implemented = Bases(Repository.Product).ToLookup(name => name);
        Findings.None("An interface needs two real implementations", Interfaces()
            .Where(item => implemented[item.Type.Identifier.Text].Count() < 2 && !AllowedInterfaces.ContainsKey(item.Type.Identifier.Text))
            .Select(item => $"{item.Source.Where(item.Type)} {item.Type.Identifier.Text}"));
    }

    [Fact]
    public void Interfaces_HaveFewerThanFiveMembers() =>
        Findings.None("An interface has fewer than five members", Interfaces()
            .Where(item => item.Type.Members.Count >= 5)
            .Select(item => $"{item.Source.Where(item.Type)} {item.Type.Identifier.Text}: {item.Type.Members.Count}"));

    [Fact]
    public void Namespaces_AreFileScoped() =>
        Findings.None("A namespace is file-scoped", Repository.Sources
            .Where(source => source.Name != SourceFile.Polyfills)
            .SelectMany(source => source.All<NamespaceDeclarationSyntax>().Select(source.Where)));

    private static IEnumerable<(SourceFile Source, InterfaceDeclarationSyntax Type)> Interfaces() => Repository.Product
        .Where(source => !source.IsIn("src/SocialImages.GraphQL") && !source.IsIn("src/SocialImages.GraphQL.Generator"))
        .SelectMany(source => source.All<InterfaceDeclarationSyntax>().Select(type => (source, type)));

    private static IEnumerable<string> Bases(IEnumerable<SourceFile> sources) => sources
        .SelectMany(source => source.Types)
        .SelectMany(type => type.BaseList?.Types.Select(parent => Simple(parent.Type)) ?? []);

    private static string Simple(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
