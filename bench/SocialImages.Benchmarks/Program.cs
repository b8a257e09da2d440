using SocialImages.Benchmarks;
using SocialImages.Benchmarks.GraphQL;
using SocialImages.Benchmarks.Images;
using SocialImages.Benchmarks.Parts;

// The processes that the parts start.
Task? role = args switch
{
    ["serve-bare", var address] => BareServer.RunAsync(address),
    ["serve-graphql", var address] => GraphQLServer.RunAsync(address),
    ["serve-minimal", var address] => MinimalServer.RunAsync(address),
    ["make-renditions", var file] => RenditionWorker.RunAsync(file),
    ["subscribe", var address, var count] => Subscribers.RunAsync(address, count),
    _ => null,
};
if (role is not null)
{
    await role;
    return 0;
}

Dictionary<string, Func<Workbench, Task>> parts = new()
{
    ["start"] = ColdStart.MeasureAsync,
    ["typename"] = TypeName.MeasureAsync,
    ["page"] = ImagePage.MeasureAsync,
    ["generate"] = GeneratingImages.MeasureAsync,
    ["graphql"] = GraphQLRequests.MeasureAsync,
    ["publish"] = PublishedPosts.MeasureAsync,
    ["subscribers"] = TopicSubscribers.MeasureAsync,
    ["images"] = ImageRenditions.MeasureAsync,
    ["editor"] = PostEditor.MeasureAsync,
};
// The engine by itself is both: what a request costs and what ten thousand subscribers cost.
if (args is ["graphql"]) args = ["graphql", "subscribers"];
if (args is ["list"])
{
    Console.WriteLine(string.Join('\n', parts.Keys));
    return 0;
}

if (args.FirstOrDefault(name => !parts.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"No part is called {unknown}; there are {string.Join(", ", parts.Keys)}.");
    return 2;
}

await using var workbench = await Workbench.PrepareAsync();
foreach (var name in args.Length > 0 ? args : [.. parts.Keys]) await parts[name](workbench);
return 0;
