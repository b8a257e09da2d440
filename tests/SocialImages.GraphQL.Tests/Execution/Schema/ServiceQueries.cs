using System.Security.Claims;
using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Resolvers;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Tests.Execution;

[Authorize]
public sealed record Secret(string Text)
{
    [Authorize(Roles = ["admin"])]
    public string ForAdmins => "top";
}

[QueryType]
public static partial class ServiceQueries
{
    public static async Task<int> GetOwnThingAsync(ScopedThing thing)
    {
        await Task.Yield();
        return thing.Number;
    }

    public static async Task<string?> GetOwnTagAsync(ScopedThing thing)
    {
        await Task.Yield();
        return thing.Tag;
    }

    public static int SharedThing(ScopedThing thing) => thing.Number;

    public static async Task<string> GetBlockedAsync(Journal journal, CancellationToken cancellationToken)
    {
        journal.Write("blocked");
        await journal.Blocker.Task.WaitAsync(cancellationToken);
        return "free";
    }

    /// <summary>Does not listen to cancellation.</summary>
    public static async Task<int> GetStubbornAsync(ScopedThing thing, Journal journal)
    {
        journal.Write("stubborn");
        await journal.Blocker.Task;
        return thing.Number;
    }

    public static string? Who(ClaimsPrincipal user) => user.Identity?.Name;

    public static string Where(IResolverContext context) => $"{context.Path} {context.Field.Coordinate} {context.ResponseName}";

    public static string[] Warns(IResolverContext context)
    {
        context.ReportError(ErrorBuilder.New().SetMessage("beware").SetPath(context.Path).Build());
        return ["done"];
    }

    public static Secret? Secret() => new("quiet");

    [Authorize(Policy = "tall")]
    public static string? ForTall() => "high";

    [Authorize]
    public static string? ForUsers() => "known";

    public static bool HasSelected([IsSelected("x", "name")] bool isSelected) => isSelected;

    public static Selected Selected([IsSelected("name")] bool isSelected) => new(isSelected, "n");
}

public sealed record Selected(bool IsNameSelected, string Name);
