using SocialImages.Benchmarks;
using SocialImages.Benchmarks.Parts;

if (args is ["serve-bare", var address])
{
    await BareServer.RunAsync(address);
    return 0;
}

Dictionary<string, Func<Workbench, Task>> parts = new()
{
    ["start"] = ColdStart.MeasureAsync,
    ["typename"] = TypeName.MeasureAsync,
    ["page"] = ImagePage.MeasureAsync,
};
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
