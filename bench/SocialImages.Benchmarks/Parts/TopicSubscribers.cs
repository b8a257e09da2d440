using System.Diagnostics;
using System.Globalization;

namespace SocialImages.Benchmarks.Parts;

/// <summary>One event to 10,000 subscribers of a topic, beside a plain WebSocket broadcast of the same bytes.</summary>
internal static class TopicSubscribers
{
    private const int Count = 10_000;
    private const int Warming = 10;
    private const int Events = 41;

    public static async Task MeasureAsync(Workbench workbench)
    {
        await using var graphql = await workbench.StartSelfAsync("serve-graphql");
        await using var plain = await workbench.StartSelfAsync("serve-minimal");
        using var ours = await ConnectAsync(graphql);
        using var yardstick = await ConnectAsync(plain);
        List<double[]> a = [], b = [];
        for (var round = -Warming; round < Events; round++)
        {
            var (mine, theirs) = (await SendAsync(ours), await SendAsync(yardstick));
            if (round < 0) continue;
            a.Add(mine);
            b.Add(theirs);
        }

        var (p99, plainP99) = (Rounds.Median(a, times => times[1]), Rounds.Median(b, times => times[1]));
        var (memory, plainMemory) = (graphql.Memory(), plain.Memory());
        Console.WriteLine($"{Count:N0} subscribers: 99 % within {p99:N0} ms, plain {plainP99:N0} ms, ratio {p99 / plainP99:N2} (at most 1.3)");
        Console.WriteLine($"  half within {Rounds.Median(a, times => times[0]):N0} ms (plain {Rounds.Median(b, times => times[0]):N0}); {memory:N0} MB, plain {plainMemory:N0} MB, "
            + $"ratio {(double)memory / plainMemory:N2} (at most 1.5)");
        foreach (var client in (Process[])[ours, yardstick]) client.Kill();
    }

    private static async Task<Process> ConnectAsync(ServerProcess server)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var start = new ProcessStartInfo("dotnet", [typeof(Workbench).Assembly.Location, "subscribe", address, Count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var client = Process.Start(start)!;
        return await client.StandardOutput.ReadLineAsync() == "ready"
            ? client
            : throw new InvalidOperationException($"{Count:N0} subscribers could not connect; are that many files allowed (ulimit -n)?");
    }

    private static async Task<double[]> SendAsync(Process client)
    {
        await client.StandardInput.WriteLineAsync("send");
        var line = await client.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The subscribers have ended.");
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
