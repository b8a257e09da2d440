using System.Diagnostics;
using System.Text.Json;

namespace SocialImages.Domain.Tests.Support;

/// <summary>A working node as a process of its own, to be killed. Its settings come on its standard input.</summary>
public sealed class WorkerProcess : IDisposable
{
    public const string Argument = "generation-worker";

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(IReadOnlyDictionary<string, string?> settings)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument]) { RedirectStandardInput = true })!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(settings));
        return new WorkerProcess(process);
    }

    /// <summary>SIGKILL: no finally block runs, nothing is said to anybody.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    internal static async Task<int> RunAsync()
    {
        var settings = JsonSerializer.Deserialize<Dictionary<string, string?>>((await Console.In.ReadLineAsync())!)!;
        await using var node = await Node.Build(settings).StartAsync();
        // The test that started us holds the other end: when it is gone, so are we.
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
