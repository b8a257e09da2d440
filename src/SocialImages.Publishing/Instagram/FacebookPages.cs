using System.Text.Json;

namespace SocialImages.Publishing.Instagram;

/// <summary>
/// The pages a person may act for, each with the Instagram account it is linked to: the person's own ones, and with the right to
/// manage businesses those that a business owns or was lent.
/// </summary>
/// <param name="get">Asks the Graph API for a path and its query.</param>
internal sealed class FacebookPages(Func<string, CancellationToken, Task<JsonElement>> get)
{
    private const string Fields = "id,access_token,instagram_business_account{id,username}";
    private const int PageSize = 100;
    private const int MaxItems = 5000;

    private static readonly string[] BusinessEdges = ["owned_pages", "client_pages"];

    public async Task<IReadOnlyList<LinkedInstagramAccount>> LinkedAccountsAsync(bool withBusinesses, CancellationToken cancellationToken)
    {
        var pages = await ReadAllAsync($"me/accounts?fields={Fields}", cancellationToken);
        if (withBusinesses)
            pages.AddRange(await BusinessPagesAsync(cancellationToken));
        return [.. pages.Select(AccountOf).OfType<LinkedInstagramAccount>().DistinctBy(account => account.InstagramUserId)];
    }

    private async Task<List<JsonElement>> BusinessPagesAsync(CancellationToken cancellationToken)
    {
        var pages = new List<JsonElement>();
        foreach (var business in await ReadAllAsync("me/businesses?fields=id", cancellationToken))
        {
            foreach (var edge in BusinessEdges)
                pages.AddRange(await TryReadAllAsync($"{GraphReply.Id(business)}/{edge}?fields={Fields}", cancellationToken));
        }

        return pages;
    }

    // In some of a person's businesses the role is too small to see pages; the others' pages count all the same.
    private async Task<List<JsonElement>> TryReadAllAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAllAsync(path, cancellationToken);
        }
        catch (InstagramException refusal) when (refusal is { Advice: GraphAdvice.Reconnect, Code: not 190 })
        {
            return [];
        }
    }

    private async Task<List<JsonElement>> ReadAllAsync(string path, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        string? after = null;
        do
        {
            var reply = await get($"{path}&limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellationToken);
            items.AddRange(GraphReply.Data(reply));
            after = Next(reply);
        }
        while (after is not null && items.Count < MaxItems);
        return items;
    }

    // The address of the next part holds the token; its cursor alone does not.
    private static string? Next(JsonElement reply) =>
        GraphFailure.Member(reply, "paging") is { } paging && GraphFailure.Member(paging, "next") is not null && GraphFailure.Member(paging, "cursors") is { } cursors
            ? GraphReply.Text(cursors, "after")
            : null;

    // Without a task on a page its token is not told, and nothing could be published.
    private static LinkedInstagramAccount? AccountOf(JsonElement page) =>
        GraphFailure.Member(page, "instagram_business_account") is { } account && GraphReply.Id(account) is { } id && GraphReply.Text(page, "access_token") is { } token
            ? new LinkedInstagramAccount(id, GraphReply.Text(account, "username"), new GraphToken(token), ExpiresIn: null)
            : null;
}
