using System.Collections.Concurrent;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>What resolvers and loaders did, in order.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string[] Lines => [.. _lines];

    public int Number { get; set; }

    public TaskCompletionSource Blocker { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Write(string line) => _lines.Enqueue(line);
}

/// <summary>A service that must not be shared by resolvers that run beside each other.</summary>
public sealed class ScopedThing(Journal journal) : IDisposable
{
    private static int s_created;

    public int Number { get; } = Interlocked.Increment(ref s_created);

    public string? Tag { get; set; }

    public void Dispose() => journal.Write($"disposed {Number}");
}
