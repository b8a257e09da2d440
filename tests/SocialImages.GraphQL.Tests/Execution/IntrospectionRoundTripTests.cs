using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Tests.Language;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>graphql-js rebuilds the schema from introspection and from SDL, and finds both valid and equal.</summary>
public sealed class IntrospectionRoundTripTests
{
    private const string Query = """
        import { getIntrospectionQuery } from 'graphql';
        console.log(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }));
        """;

    private const string Compare = """
        import { readFileSync } from 'node:fs';
        import { buildClientSchema, buildSchema, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
        const { sdl, data } = JSON.parse(readFileSync(0, 'utf8'));
        const client = buildClientSchema(data), server = buildSchema(sdl);
        const [a, b] = [client, server].map(schema => printSchema(lexicographicSortSchema(schema)).split('\n'));
        const errors = [...validateSchema(client), ...validateSchema(server)].map(error => error.message);
        console.log(JSON.stringify([...errors, ...a.filter(line => !b.includes(line)), ...b.filter(line => !a.includes(line))]));
        """;

    private static readonly string Folder = System.IO.Path.Combine(ReferenceVectors.Root, "tests", "conformance", "oracle");

    [Fact]
    public async Task Schema_SurvivesTheRoundTrip()
    {
        Assert.SkipUnless(Directory.Exists(System.IO.Path.Combine(Folder, "node_modules", "graphql")), "graphql-js is not installed");
        await using var schema = TestSchema.Create(static builder => builder.ModifyValidationOptions(static options => options.MaxAllowedOfTypeDepth = 20));
        using var answer = JsonDocument.Parse(await schema.AskAsync(await RunAsync(Query, "")));
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());

        var differences = await RunAsync(Compare, JsonSerializer.Serialize(new { sdl = schema.Executor.SchemaText.Whole, data = answer.RootElement.GetProperty("data") }));

        Assert.Equal("[]", differences.Trim());
    }

    private static async Task<string> RunAsync(string script, string input)
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "-e", script]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await process.StandardOutput.ReadToEndAsync();
    }
}
