using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace SocialImages.GraphQL.Subscriptions;

/// <summary>The bounded buffer between a topic and one subscriber. Writing never waits; one reader at a time.</summary>
internal sealed class EventBuffer<TMessage>(
    string topicName, int capacity, TopicBufferFullMode fullMode, Func<object?, bool>? mayBeSkipped) : IValueTaskSource<bool>
{
    private readonly Lock _lock = new();
    // Grows as needed: most subscribers keep up and never hold more than one message.
    private readonly List<TMessage> _messages = [];
    private ManualResetValueTaskSourceCore<bool> _waiting = new() { RunContinuationsAsynchronously = true };
    private bool _isWaiting;
    private bool _isComplete;
    private bool _hasOverflowed;

    public void Write(TMessage message)
    {
        bool wake;
        lock (_lock)
        {
            if (_isComplete)
                return;

            if (_messages.Count < capacity || MakeRoom())
                _messages.Add(message);
            wake = TakeWaiting();
        }

        if (wake)
            _waiting.SetResult(true);
    }

    /// <summary>Lets the reader end after what is in the buffer.</summary>
    public void Complete()
    {
        bool wake;
        lock (_lock)
        {
            _isComplete = true;
            wake = TakeWaiting();
        }

        if (wake)
            _waiting.SetResult(true);
    }

    /// <summary>Whether everything is read, and nothing will come any more.</summary>
    public bool IsEnd
    {
        get
        {
            lock (_lock)
                return _isComplete && _messages.Count == 0;
        }
    }

    /// <summary>False when there is nothing to read now.</summary>
    /// <exception cref="TopicOverflowException">The reader fell behind, and has read what was kept.</exception>
    public bool TryRead([MaybeNullWhen(false)] out TMessage message)
    {
        lock (_lock)
        {
            message = default;
            if (_messages.Count == 0)
                return _hasOverflowed ? throw new TopicOverflowException(topicName) : false;

            message = _messages[0];
            _messages.RemoveAt(0);
            return true;
        }
    }

    /// <summary>Completes when there is something to read, or nothing will come any more.</summary>
    public ValueTask<bool> WaitAsync()
    {
        lock (_lock)
        {
            if (_messages.Count > 0 || _isComplete)
                return new(true);

            _waiting.Reset();
            _isWaiting = true;
            return new(this, _waiting.Version);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiting.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _waiting.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiting.OnCompleted(continuation, state, token, flags);

    /// <summary>Decides who gives way when the buffer is full; false when it is the message that comes.</summary>
    private bool MakeRoom()
    {
        switch (fullMode)
        {
            case TopicBufferFullMode.DropOldest:
                _messages.RemoveAt(0);
                return true;
            case TopicBufferFullMode.DropNewest:
                _messages.RemoveAt(_messages.Count - 1);
                return true;
            case TopicBufferFullMode.EndStream:
                return SkipOne();
            default:
                return false;
        }
    }

    private bool SkipOne()
    {
        var skipped = mayBeSkipped is null ? -1 : _messages.FindIndex(message => mayBeSkipped(message));
        if (skipped >= 0)
        {
            _messages.RemoveAt(skipped);
            return true;
        }

        _isComplete = _hasOverflowed = true;
        return false;
    }

    private bool TakeWaiting()
    {
        var wake = _isWaiting && (_messages.Count > 0 || _isComplete);
        if (wake)
            _isWaiting = false;
        return wake;
    }
}
