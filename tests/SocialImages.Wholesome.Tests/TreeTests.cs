using System.Text.RegularExpressions;

namespace SocialImages.Wholesome.Tests;

/// <summary>The tree itself: scripts run, locks name no machine, nothing is forgotten.</summary>
public sealed partial class TreeTests
{
    // Written in two halves, so that this file does not find itself.
    private static readonly string[] BannedWords = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "XX" + "X:", "#reg" + "ion", "NotImplemented" + "Exception", "lorem ip" + "sum"];
    private static readonly string[] Machines = ["/wo" + "rk/", "/ro" + "ot/.", "registry." + "npmjs", "api.nu" + "get", "C:\\Us" + "ers"];
    private static readonly string[] Written = [".cs", ".csproj", ".props", ".sln", ".json", ".md", ".sh", ".mjs", ".ts", ".tsx", ".yml", ".sql", ".html", ".css", ".example"];

    [Theory]
    [InlineData("run.sh")]
    [InlineData("test.sh")]
    [InlineData("bench.sh")]
    [InlineData(".ci/run")]
    public void Commands_AreThere(string path) => Assert.True(Repository.Has(path), $"{path} is missing");

    [Fact]
    public void Scripts_RunAndStopAtTheFirstError() =>
        Findings.None("A script is executable, names bash and sets -euo pipefail", Repository.Named(".sh").Append(".ci/run")
            .Where(path => !Repository.Read(path).StartsWith("#!/usr/bin/env bash\n", StringComparison.Ordinal)
                || !Repository.Read(path).Contains("set -euo pipefail", StringComparison.Ordinal)
                || (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(Repository.At(path)).HasFlag(UnixFileMode.UserExecute))));

    [Fact]
    public void Files_NameNoMachineAndNoRegistry() =>
        Findings.None("A path of one machine, or a registry's host", Texts()
            .SelectMany(path => Machines.Where(word => Repository.Read(path).Contains(word, StringComparison.Ordinal)).Select(word => $"{path}: {word}")));

    [Fact]
    public void Files_HoldNothingUnfinished() =>
        Findings.None("A banned word", Texts()
            .SelectMany(path => BannedWords.Where(word => Repository.Read(path).Contains(word, StringComparison.Ordinal)).Select(word => $"{path}: {word}")));

    [Fact]
    public void LockFiles_NameNoHost() =>
        Findings.None("A lock file says where a package came from", Repository.Files
            .Where(path => path.EndsWith("package-lock.json", StringComparison.Ordinal) || path.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Contains("\"resolved\": \"http", StringComparison.Ordinal)));

    [Fact]
    public void Projects_HaveALockFile() =>
        Findings.None("A project has a lock file", ProjectFile.All
            .Where(project => !Repository.Has($"{project.Folder}/packages.lock.json")).Select(project => project.Path));

    [Fact]
    public void Projects_AreInTheSolution()
    {
        var solution = Repository.Read("SocialImages.sln").Replace('\\', '/');
        Findings.None("A project is not in the solution", ProjectFile.All
            .Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)).Select(project => project.Path));
    }

    [Fact]
    public void ProjectsOfTheProduct_HaveTestsBesideThem() =>
        Findings.None("A project has no test project", ProjectFile.All
            .Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal) && !project.Name.EndsWith(".Generator", StringComparison.Ordinal))
            .Where(project => !Repository.Has($"tests/{project.Name}.Tests/{project.Name}.Tests.csproj")).Select(project => project.Name));

    [Fact]
    public void SilencedRules_HaveTheirReasonBesideThem()
    {
        var pragmas = Repository.Sources.SelectMany(source => WithoutReason(source.Path, PragmaDisable(), "//"));
        var attributes = Repository.Sources.Where(source => source.Text.Contains("[SuppressMessage(", StringComparison.Ordinal) && !source.Text.Contains("Justification", StringComparison.Ordinal)).Select(source => source.Path);
        var projects = Repository.Named(".csproj").Concat(Repository.Named(".props")).SelectMany(path => WithoutReason(path, NoWarn(), "<!--"));
        var editor = WithoutReason(".editorconfig", SeverityNone(), "#");
        Findings.None("A rule is silenced without saying why", pragmas.Concat(attributes).Concat(projects).Concat(editor));
    }

    private static IEnumerable<string> Texts() =>
        Repository.Files.Where(path => (Written.Contains(Path.GetExtension(path)) || path == ".ci/run") && !path.EndsWith("-lock.json", StringComparison.Ordinal));

    // The reason stands on the line, on the one above, or above the rule's other half.
    private static IEnumerable<string> WithoutReason(string path, Regex silence, string comment)
    {
        var lines = Repository.Read(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (silence.IsMatch(lines[i]) && !lines[Math.Max(0, i - 2)..(i + 1)].Any(line => line.Contains(comment, StringComparison.Ordinal)))
            {
                yield return $"{path}:{i + 1}";
            }
        }
    }

    [GeneratedRegex("^\\s*#pragma warning disable")]
    private static partial Regex PragmaDisable();

    [GeneratedRegex("<NoWarn>|<WarningsNotAsErrors>")]
    private static partial Regex NoWarn();

    [GeneratedRegex("severity = none")]
    private static partial Regex SeverityNone();
}
