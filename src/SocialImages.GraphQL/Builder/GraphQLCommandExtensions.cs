using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Execution;

namespace Microsoft.Extensions.Hosting;

/// <summary>Runs an application, or a command about its schema.</summary>
public static class GraphQLCommandExtensions
{
    private const string DefaultFile = "schema.graphqls";

    /// <summary><c>schema export [--output file] [--schema-name name]</c> and <c>schema print</c>; anything else runs the application.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunWithGraphQLCommandsAsync(this IHost host, string[] args)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["schema", ..])
        {
            await host.RunAsync();
            return 0;
        }

        var text = host.Services.GetRequiredKeyedService<RequestExecutor>(Option(args, "--schema-name") ?? RequestExecutor.DefaultSchemaName).SchemaText.Whole;
        switch (args)
        {
            case ["schema", "print", ..]:
                await Console.Out.WriteAsync(text);
                return 0;
            case ["schema", "export", ..]:
                await File.WriteAllTextAsync(Option(args, "--output") ?? DefaultFile, text);
                return 0;
            default:
                await Console.Error.WriteLineAsync("Usage: schema export [--output file] [--schema-name name] | schema print");
                return 1;
        }
    }

    private static string? Option(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
