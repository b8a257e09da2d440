using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SocialImages.Benchmarks.Images;

/// <summary>A program that makes renditions when a line asks it to.</summary>
internal sealed class LineProcess : IAsyncDisposable
{
    private readonly Process _process;

    private LineProcess(Process process) => _process = process;

    /// <summary>Of libvips.</summary>
    public string Version { get; private init; } = "";

    public static async Task<LineProcess> StartAsync(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var hello = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{program} ended at once.");
        return new LineProcess(process) { Version = JsonDocument.Parse(hello).RootElement.GetProperty("version").GetString()! };
    }

    /// <summary>How long it took, in milliseconds, and how large the last picture's renditions are.</summary>
    public async Task<(double Milliseconds, int[] Sizes)> MakeAsync(int count, int workers)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} {workers}"));
        await _process.StandardInput.FlushAsync();
        var answer = JsonDocument.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended early.")).RootElement;
        return (answer.GetProperty("milliseconds").GetDouble(), [.. answer.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32())]);
    }

    /// <summary>Resident megabytes: the most there were, and those now.</summary>
    public (double Peak, double Now) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Megabytes(lines, "VmHWM:"), Megabytes(lines, "VmRSS:"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static double Megabytes(string[] lines, string name)
        => double.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
}
