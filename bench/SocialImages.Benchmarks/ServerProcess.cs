using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocialImages.Benchmarks;

/// <summary>A server in a process of its own, from start to kill.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan untilReady)
    {
        _process = process;
        Address = address;
        UntilReady = untilReady;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan UntilReady { get; }

    public static async Task<ServerProcess> StartAsync(Func<string, string[]> arguments, string readyPath, IReadOnlyDictionary<string, string?> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", arguments(address.GetLeftPart(UriPartial.Authority))) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["PUBLIC_URL"] = address.GetLeftPart(UriPartial.Authority);

        var begin = TimeProvider.System.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var problems = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(http, readyPath))
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}: {await problems}");
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
            {
                process.Kill();
                throw new TimeoutException($"The server was not ready within {Patience}: {await problems}");
            }
        }

        return new(process, address, TimeProvider.System.GetElapsedTime(begin));
    }

    /// <summary>Resident memory in MB.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1024 / 1024;
    }

    /// <summary>Processor time of the process so far, on all cores.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string path)
    {
        try
        {
            using var response = await http.GetAsync(path);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet; the pause keeps this loop from taking the core that the server starts on.
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
