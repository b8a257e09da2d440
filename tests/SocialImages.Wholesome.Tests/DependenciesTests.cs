namespace SocialImages.Wholesome.Tests;

/// <summary>Who may know whom. The rooms' plan is in README.md.</summary>
public sealed class DependenciesTests
{
    private const string Generator = "SocialImages.GraphQL.Generator";

    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["SocialImages.Api"] = ["SocialImages.Publishing", "SocialImages.Domain", "SocialImages.GraphQL", Generator],
        ["SocialImages.Publishing"] = ["SocialImages.Domain"],
        ["SocialImages.Domain"] = ["SocialImages.Imaging"],
        ["SocialImages.GraphQL"] = [],
        [Generator] = [],
        ["SocialImages.Imaging"] = [],
        ["SocialImages.Emulators"] = ["SocialImages.Imaging"],
    };

    private static readonly Dictionary<string, string[]> MayNotName = new()
    {
        ["src/SocialImages.Api"] = ["Quartz", "SocialImages.Emulators"],
        ["src/SocialImages.Publishing"] = ["SocialImages.GraphQL", "HotChocolate", "Microsoft.AspNetCore", "SocialImages.Api", "SocialImages.Emulators"],
        ["src/SocialImages.Domain"] = ["SocialImages.GraphQL", "HotChocolate", "Microsoft.AspNetCore", "Quartz", "SocialImages.Api", "SocialImages.Publishing", "SocialImages.Emulators"],
        ["src/SocialImages.GraphQL"] = ["SocialImages.Domain", "SocialImages.Imaging", "SocialImages.Publishing", "SocialImages.Api", "SocialImages.Emulators", "Npgsql", "Microsoft.EntityFrameworkCore"],
        ["src/SocialImages.Imaging"] = ["SocialImages.Domain", "SocialImages.GraphQL", "SocialImages.Publishing", "SocialImages.Api", "SocialImages.Emulators", "Microsoft.AspNetCore", "Npgsql", "Microsoft.EntityFrameworkCore"],
        ["emulators/SocialImages.Emulators"] = ["SocialImages.Domain", "SocialImages.GraphQL", "SocialImages.Publishing", "SocialImages.Api", "Npgsql", "Microsoft.EntityFrameworkCore", "Quartz"],
    };

    // Known by every room: where rows are kept, told and attributed.
    private static readonly HashSet<string> Floor = ["", "Data", "Events", "Audit", "Workspaces"];

    [Fact]
    public void ProjectReferences_FollowThePlan() =>
        Findings.None("A project references one it should not know", ProjectFile.All
            .Where(project => MayReference.ContainsKey(project.Name))
            .SelectMany(project => project.Projects.Except(MayReference[project.Name]).Select(other => $"{project.Name} → {other}")));

    [Fact]
    public void EveryProjectOfTheProduct_HasARule() =>
        Findings.None("A project has no rule here", ProjectFile.All
            .Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal) || project.Path.StartsWith("emulators/", StringComparison.Ordinal))
            .Select(project => project.Name).Except(MayReference.Keys));

    [Fact]
    public void Sources_NameNobodyTheyShouldNotKnow() =>
        Findings.None("A source names what its floor must not know", MayNotName.SelectMany(rule => Repository.Sources
            .Where(source => source.IsIn(rule.Key))
            .SelectMany(source => rule.Value.SelectMany(source.NamesUnder).Select(name => $"{source.Path} names {name}"))));

    [Fact]
    public void Product_KnowsNothingOfTheEmulators() =>
        Findings.None("The product reaches emulators by base URL alone", Repository.Sources
            .Where(source => source.IsIn("src") && (source.Text.Contains("_control", StringComparison.Ordinal) || source.Text.Contains("SocialImages.Emulators", StringComparison.Ordinal)))
            .Select(source => source.Path));

    [Fact]
    public void RoomsOfTheWorkshop_FormNoCircle()
    {
        var edges = Repository.Sources
            .Where(source => source.IsIn("src/SocialImages.Domain") && !Floor.Contains(source.Room))
            .SelectMany(source => source.NamesUnder("SocialImages.Domain").Select(name => (From: source.Room, To: name.Split('.').ElementAtOrDefault(2) ?? "", source.Path)))
            .Where(edge => edge.From != edge.To && !Floor.Contains(edge.To))
            .ToList();
        var known = edges.ToLookup(edge => edge.From, edge => edge.To);
        Findings.None("Rooms of the Domain know each other in a circle", edges
            .Where(edge => Reaches(known, edge.To, edge.From, []))
            .GroupBy(edge => (edge.From, edge.To), edge => edge.Path)
            .Select(paths => $"{paths.Key.From} → {paths.Key.To}: {string.Join(", ", paths.Distinct().Take(3))}{(paths.Distinct().Count() > 3 ? ", …" : "")}"));
    }

    private static bool Reaches(ILookup<string, string> known, string from, string goal, HashSet<string> seen) =>
        from == goal || (seen.Add(from) && known[from].Any(next => Reaches(known, next, goal, seen)));
}
