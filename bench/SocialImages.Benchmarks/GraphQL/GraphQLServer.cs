using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialImages.GraphQL.Subscriptions;

namespace SocialImages.Benchmarks.GraphQL;

/// <summary>What is measured: our server with a small schema, without the product around it.</summary>
internal static class GraphQLServer
{
    public static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPooledDbContextFactory<PictureContext>(PictureContext.Configure);
        builder.Services.AddGraphQLServer().AddBenchTypes().AddInMemorySubscriptions();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/", () => "ready");
        app.MapGraphQL();
        app.MapPost("/broadcast", async (Tick tick, ITopicEventSender topics) => await topics.SendAsync(nameof(BenchSubscriptions.OnTick), tick));
        await app.RunAsync(address);
    }
}
