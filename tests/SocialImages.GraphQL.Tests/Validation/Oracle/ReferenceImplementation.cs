using System.Diagnostics;
using System.Text.Json;
using SocialImages.GraphQL.Tests.Language;

namespace SocialImages.GraphQL.Tests.Validation.Oracle;

/// <summary>graphql-js in a node process, asked over its standard streams.</summary>
internal sealed class ReferenceImplementation : IDisposable
{
    private static readonly string Folder = System.IO.Path.Combine(ReferenceVectors.Root, "tests", "conformance", "oracle");

    private readonly Process _process;

    private ReferenceImplementation(Process process) => _process = process;

    /// <summary>Skips the calling test when there is no node; installs the package when that has not been done.</summary>
    public static ReferenceImplementation Start(string sdl)
    {
        if (!Directory.Exists(System.IO.Path.Combine(Folder, "node_modules", "graphql")))
            Install();
        var oracle = new ReferenceImplementation(Run("node", ["oracle.mjs"]));
        oracle.Send(new { sdl });
        return oracle;
    }

    public (string Verdict, string Detail)[] Judge(IReadOnlyList<string> texts)
    {
        var writing = Task.Run(() =>
        {
            foreach (var text in texts)
                Send(new { text });
            _process.StandardInput.Close();
        });
        var verdicts = texts.Select(_ => ReadVerdict()).ToArray();
        writing.Wait();
        return verdicts;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static void Install()
    {
        using var npm = Run("npm", ["ci", "--no-audit", "--no-fund"]);
        var output = npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in {Folder}: {output}");
    }

    private static Process Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed, so no document was compared with the reference implementation.");
            throw;
        }
    }

    private void Send(object message) => _process.StandardInput.WriteLine(JsonSerializer.Serialize(message));

    private (string Verdict, string Detail) ReadVerdict()
    {
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The reference implementation died.");
        var verdict = JsonElement.Parse(line);
        return (verdict.GetProperty("verdict").GetString()!, verdict.GetProperty("detail").GetString()!);
    }
}
