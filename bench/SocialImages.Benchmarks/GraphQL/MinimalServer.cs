using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SocialImages.Benchmarks.GraphQL;

internal sealed record Question(string Query);

internal sealed record TypeNameAnswer([property: JsonPropertyName("__typename")] string TypeName);

internal sealed record PageInfo(bool HasNextPage, string EndCursor);

internal sealed record Page(IEnumerable<Picture> Nodes, PageInfo PageInfo);

internal sealed record PicturesAnswer(Page Pictures);

internal sealed record StoredPicturesAnswer(Page StoredPictures);

internal sealed record Answer<T>(T Data);

/// <summary>
/// The yardstick: minimal APIs that each know their one question and answer the same JSON. Serialisers are generated ahead,
/// so this is ASP.NET Core at its best.
/// </summary>
internal static class MinimalServer
{
    public static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPooledDbContextFactory<PictureContext>(PictureContext.Configure);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MinimalJson.Default));
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/", () => "ready");
        app.MapPost("/typename", (Question question) => new Answer<TypeNameAnswer>(new("Query")));
        app.MapPost("/pictures", (Question question) => new Answer<PicturesAnswer>(new(PageOf(Shelf.Pictures))));
        app.MapPost("/stored-pictures", AnswerStoredAsync);
        new PlainBroadcast().Map(app);
        await app.RunAsync(address);
    }

    private static async Task<Answer<StoredPicturesAnswer>> AnswerStoredAsync(
        Question question, IDbContextFactory<PictureContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(new(PageOf(await context.NewestAsync(cancellationToken))));
    }

    private static Page PageOf(IReadOnlyList<Picture> found)
    {
        var nodes = found.Take(PictureContext.PageSize).ToArray();
        return new(nodes, new(found.Count > nodes.Length, nodes[^1].Id.ToString("N")));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer<TypeNameAnswer>))]
[JsonSerializable(typeof(Answer<PicturesAnswer>))]
[JsonSerializable(typeof(Answer<StoredPicturesAnswer>))]
[JsonSerializable(typeof(Tick))]
internal sealed partial class MinimalJson : JsonSerializerContext;
