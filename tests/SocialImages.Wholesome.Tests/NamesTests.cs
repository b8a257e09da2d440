using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.Wholesome.Tests;

/// <summary>A name says what a thing is; the same thing has the same name on every floor.</summary>
public sealed partial class NamesTests
{
    private static readonly string[] Meaningless = ["Helper", "Helpers", "Utils", "Util", "Utilities", "Common", "Manager"];

    // What a room at the front door holds. A new kind of file is added here on purpose, or it belongs elsewhere.
    private static readonly string[] DoorFiles =
        ["Queries", "Mutations", "Subscriptions", "Type", "Types", "DataLoader", "DataLoaders", "Input", "Inputs", "Payload", "Payloads", "Filter", "Order", "Errors", "Endpoint", "Endpoints"];

    // What only a front door has: protocols, limits, health.
    private static readonly HashSet<string> RoomsOfTheDoorAlone = ["Editor", "GraphQLServers", "Health", "Limits", "Live", "Paging", "Properties", "SignIn"];

    // Sign-in lives with the users and tokens it asks.
    private static readonly HashSet<string> RoomsWithMore = ["Workspaces", "InstagramAccounts"];

    [Fact]
    public void Types_AreNotNamedAfterNothing() =>
        Findings.None("A name that says nothing", Repository.Sources
            .SelectMany(source => source.Types.Select(type => (source, type, name: type.Identifier.Text)))
            .Where(item => Meaningless.Any(word => item.name.EndsWith(word, StringComparison.Ordinal)))
            .Select(item => $"{item.source.Where(item.type)} {item.name}"));

    [Fact]
    public void Folders_AreNotNamedAfterNothing() =>
        Findings.None("A folder name that says nothing", Repository.Files
            .SelectMany(path => path.Split('/').SkipLast(1))
            .Where(folder => Meaningless.Contains(folder)));

    // The model below GraphQL.Tests is somebody else's program, kept as it is.
    [Fact]
    public void Files_AreNamedAfterWhatTheyDeclare() =>
        Findings.None("A file is named after a type in it, or after the kind that its types share (ValueNodes: …Node)", Repository.Sources
            .Where(source => source.Name != SourceFile.Polyfills && !source.IsIn("tests/SocialImages.GraphQL.Tests/Model"))
            .Where(source => source.Types.Any() && !source.Types.Any(type => Names(source.Name.Split('.')[0], type.Identifier.Text)))
            .Select(source => $"{source.Path} declares {string.Join(", ", source.Types.Select(type => type.Identifier.Text).Take(3))}"));

    [Theory]
    [InlineData("SocialImages.Api")]
    [InlineData("SocialImages.Domain")]
    [InlineData("SocialImages.Publishing")]
    public void Namespaces_FollowTheFolders(string project) =>
        Findings.None("A namespace is the folder's path", Repository.Sources
            .Where(source => source.IsIn("src/" + project))
            .SelectMany(source => source.All<BaseNamespaceDeclarationSyntax>().Select(space => (source, space: space.Name.ToString())))
            .Where(item => item.space != Path.GetDirectoryName(item.source.Path)!["src/".Length..].Replace('/', '.'))
            .Select(item => $"{item.source.Path} is in {item.space}"));

    [Fact]
    public void Rooms_HaveTheSameNameOnEveryFloor()
    {
        var workshop = Rooms("src/SocialImages.Domain").ToHashSet();
        Findings.None("A room at the door has one of the same name in the workshop", Rooms("src/SocialImages.Api").Except(workshop).Except(RoomsOfTheDoorAlone));
    }

    [Fact]
    public void RoomsAtTheDoor_HoldTheSameSetOfFiles() =>
        Findings.None($"A file at the door ends in one of {string.Join(", ", DoorFiles)}", Repository.Sources
            .Where(source => source.IsIn("src/SocialImages.Api") && source.Room.Length > 0 && !RoomsOfTheDoorAlone.Contains(source.Room) && !RoomsWithMore.Contains(source.Room))
            .Where(source => !DoorFiles.Any(kind => source.Name.Split('.')[0].EndsWith(kind, StringComparison.Ordinal)))
            .Select(source => source.Path));

    [Fact]
    public void Commands_AreDoers() =>
        Findings.None("XCommand is the sealed class that does X, in ExecuteAsync", Repository.Sources
            .Where(source => source.IsIn("src/SocialImages.Domain"))
            .SelectMany(source => source.Types.OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.Text.EndsWith("Command", StringComparison.Ordinal)).Select(type => (source, type)))
            .Where(item => !item.type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == "ExecuteAsync"))
            .Select(item => $"{item.source.Where(item.type)} {item.type.Identifier.Text}"));

    [Fact]
    public void AsyncMethods_SaySoAndCanBeCanceled() =>
        Findings.None("A method that returns a task ends in Async and takes its CancellationToken last", Repository.Sources
            .Where(source => source.IsIn("src/SocialImages.Domain") || source.IsIn("src/SocialImages.Publishing"))
            .SelectMany(source => source.All<MethodDeclarationSyntax>().Where(IsOurAsyncMethod).Select(method => (source, method)))
            .Where(item => !item.method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal) || TokenNotLast(item.method))
            .Select(item => $"{item.source.Where(item.method)} {item.method.Identifier.Text}"));

    [Fact]
    public void Tests_SayStateAndResult() =>
        Findings.None("A test is named State_Result in a class named by its scenario, …Tests", Repository.Sources
            .Where(source => source.IsIn("tests"))
            .SelectMany(source => source.All<MethodDeclarationSyntax>().Where(IsTest).Select(method => (source, method)))
            .Where(item => !TestName().IsMatch(item.method.Identifier.Text) || item.method.Parent is not ClassDeclarationSyntax type || !IsScenario(type))
            .Select(item => $"{item.source.Where(item.method)} {item.method.Identifier.Text}"));

    private static bool Names(string file, string type) =>
        type.StartsWith(file, StringComparison.Ordinal) || type.Contains(LastWord().Match(file).Value.TrimEnd('s'), StringComparison.Ordinal);

    private static IEnumerable<string> Rooms(string project) =>
        Repository.Sources.Where(source => source.IsIn(project)).Select(source => source.Room).Where(room => room.Length > 0).Distinct();

    private static bool IsOurAsyncMethod(MethodDeclarationSyntax method) =>
        method.ReturnType.ToString() is var type && (type.StartsWith("Task", StringComparison.Ordinal) || type.StartsWith("ValueTask", StringComparison.Ordinal))
        && !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.ExplicitInterfaceSpecifier is null
        // Quartz names this method, and leaves the suffix out.
        && !(method.Identifier.Text == "Execute" && method.ParameterList.Parameters.FirstOrDefault()?.Type?.ToString() == "IJobExecutionContext");

    private static bool TokenNotLast(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.SkipWhile(parameter => !IsToken(parameter)).Any(parameter => !IsToken(parameter) && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));

    private static bool IsToken(ParameterSyntax parameter) => parameter.Type?.ToString() == "CancellationToken";

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory");

    // A contract suite is an abstract class, run by one class per implementation.
    private static bool IsScenario(ClassDeclarationSyntax type) =>
        type.Identifier.Text.EndsWith("Tests", StringComparison.Ordinal) || type.Modifiers.Any(SyntaxKind.AbstractKeyword);

    [GeneratedRegex("[A-Z][a-z0-9]*$")]
    private static partial Regex LastWord();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*)+$")]
    private static partial Regex TestName();
}
