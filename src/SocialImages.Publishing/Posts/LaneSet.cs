using System.Diagnostics.CodeAnalysis;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// So many posts of one kind of work at a time. What else was claimed waits its turn; a lane that is done takes the next one.
/// </summary>
/// <param name="lanes">How many at a time.</param>
/// <param name="run">The work on one post. Must not throw.</param>
/// <param name="hungry">Called by a lane that has taken the last waiting post. Must not throw.</param>
internal sealed class LaneSet(int lanes, Func<PostClaim, Task> run, Func<Task> hungry)
{
    private readonly Lock _door = new();
    private readonly ClaimQueue _waiting = new();
    private readonly HashSet<Task> _busy = [];
    private bool _closed;

    public bool IsUrgent
    {
        get
        {
            lock (_door)
                return _waiting.IsUrgent;
        }
    }

    /// <summary>Posts in work and posts that wait.</summary>
    public int Held
    {
        get
        {
            lock (_door)
                return _busy.Count + _waiting.Count;
        }
    }

    public IReadOnlyList<PostClaim> Waiting
    {
        get
        {
            lock (_door)
                return _waiting.ToList();
        }
    }

    /// <summary>False: closed, so they have to be given back.</summary>
    public bool TryAdd(IReadOnlyCollection<PostClaim> claims)
    {
        lock (_door)
        {
            if (_closed)
                return false;
            foreach (var claim in claims)
                _waiting.Enqueue(claim);
            for (var started = 0; _busy.Count < lanes && started < claims.Count; started++)
                Open();
        }

        return true;
    }

    /// <summary>Takes nothing more. Returns what nobody has begun.</summary>
    public IReadOnlyList<PostClaim> Close()
    {
        lock (_door)
        {
            _closed = true;
            return _waiting.Clear();
        }
    }

    /// <summary>Completes when every lane is empty.</summary>
    public async Task IdleAsync()
    {
        while (Busy is { Length: > 0 } busy)
            await Task.WhenAll(busy);
    }

    private Task[] Busy
    {
        get
        {
            lock (_door)
                return [.. _busy];
        }
    }

    private void Open()
    {
        var lane = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _busy.Add(lane.Task);
        _ = Task.Run(() => DriveAsync(lane));
    }

    private async Task DriveAsync(TaskCompletionSource lane)
    {
        while (TryNext(lane, out var claim, out var wasLast))
        {
            await Task.WhenAll(run(claim), wasLast ? hungry() : Task.CompletedTask);
        }

        lane.SetResult();
    }

    private bool TryNext(TaskCompletionSource lane, [NotNullWhen(true)] out PostClaim? claim, out bool wasLast)
    {
        lock (_door)
        {
            var found = _waiting.TryDequeue(out claim);
            wasLast = found && _waiting.Count == 0;
            if (!found)
                _busy.Remove(lane.Task);
            return found;
        }
    }
}
