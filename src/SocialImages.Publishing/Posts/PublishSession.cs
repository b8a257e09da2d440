using Npgsql;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// This process's own database session. What it has locked is being published by somebody alive: PostgreSQL frees the locks
/// of a session by itself when its process dies. Needs a session of its own, so no transaction pooler may stand in between.
/// Whoever asks while it is busy is answered together with the others, in its next exchange.
/// </summary>
internal sealed class PublishSession(NpgsqlDataSource database) : IAsyncDisposable
{
    // A vanished machine sends no goodbye: without these the server would keep its locks for hours.
    private const string Open = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set idle_session_timeout = 0";
    private const string UnlockAll = "select pg_advisory_unlock(key) from unnest($1) as key";
    private const string LockAll = "select key from unnest($1) as key where pg_try_advisory_lock(key)";

    private readonly Lock _door = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<long> _held = [];
    private List<Question> _asked = [];
    private NpgsqlConnection? _connection;

    private enum Wish
    {
        Lock,
        Check,
        Unlock,
    }

    /// <summary>Null when somebody, here or elsewhere, holds it.</summary>
    public async Task<PublishLock?> TryLockAsync(long key)
    {
        var question = new Question(Wish.Lock, key, session: null);
        return await AskAsync(question) ? new PublishLock(this, key, question.Session!) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await DropConnectionAsync();
        _turn.Dispose();
    }

    internal Task<bool> IsHeldAsync(PublishLock held) => AskAsync(new Question(Wish.Check, held.Key, held.Session));

    internal Task ReleaseAsync(PublishLock held) => AskAsync(new Question(Wish.Unlock, held.Key, held.Session));

    // Never canceled halfway: that would end the session and with it the locks of every other post in work.
    private async Task<bool> AskAsync(Question question)
    {
        lock (_door)
            _asked.Add(question);
        await _turn.WaitAsync();
        try
        {
            if (!question.Answer.Task.IsCompleted)
                await AnswerAsync(TakeQuestions());
        }
        finally
        {
            _turn.Release();
        }

        return await question.Answer.Task;
    }

    private List<Question> TakeQuestions()
    {
        lock (_door)
        {
            var asked = _asked;
            _asked = [];
            return asked;
        }
    }

    private async Task AnswerAsync(List<Question> questions)
    {
        foreach (var question in questions.Where(question => question.Wish == Wish.Unlock))
            _held.Remove(question.Key);
        // A session may take its own lock twice, so the process has to remember what it holds.
        var wanted = questions.Where(question => question.Wish == Wish.Lock && _held.Add(question.Key)).ToList();
        foreach (var refused in questions.Where(question => question.Wish == Wish.Lock).Except(wanted))
            refused.Answer.SetResult(false);
        var owned = questions.Where(question => question.Wish != Wish.Lock).ToList();
        try
        {
            await ExchangeTwiceAsync(wanted, owned);
        }
        catch (Exception silence)
        {
            // Whatever happened, everybody who asked has to hear of it.
            _held.ExceptWith(wanted.Select(question => question.Key));
            foreach (var question in wanted)
                question.Answer.TrySetException(silence);
            foreach (var question in owned)
                question.Answer.TrySetResult(false);
        }
    }

    // Once more on a new session: the locks of the lost one are gone, which is an answer for those who had some.
    private async Task ExchangeTwiceAsync(List<Question> wanted, List<Question> owned)
    {
        try
        {
            await ExchangeAsync(wanted, owned);
        }
        catch (NpgsqlException)
        {
            await ExchangeAsync(wanted, owned);
        }
    }

    private async Task ExchangeAsync(List<Question> wanted, List<Question> owned)
    {
        try
        {
            var session = _connection ??= await ConnectAsync();
            var granted = await ExchangeAsync(session, wanted, owned.Where(question => question.Wish == Wish.Unlock && question.Session == session));
            foreach (var question in owned)
                question.Answer.SetResult(question.Session == session);
            foreach (var question in wanted)
                Grant(question, granted.Contains(question.Key) ? session : null);
        }
        catch
        {
            await DropConnectionAsync();
            throw;
        }
    }

    private static async Task<HashSet<long>> ExchangeAsync(NpgsqlConnection session, List<Question> wanted, IEnumerable<Question> given)
    {
        await using var batch = new NpgsqlBatch(session)
        {
            BatchCommands = { With(UnlockAll, given), With(LockAll, wanted) },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var granted = new HashSet<long>();
        while (await reader.ReadAsync())
            granted.Add(reader.GetInt64(0));
        return granted;
    }

    private static NpgsqlBatchCommand With(string text, IEnumerable<Question> questions) => new(text)
    {
        Parameters = { new NpgsqlParameter { Value = questions.Select(question => question.Key).ToArray() } },
    };

    private void Grant(Question question, NpgsqlConnection? session)
    {
        if (session is null)
            _held.Remove(question.Key);
        question.Session = session;
        question.Answer.SetResult(session is not null);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Open, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // Back in the pool the session would live on with its locks, so those go first.
    private async Task DropConnectionAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        NpgsqlConnection.ClearPool(connection);
        await connection.DisposeAsync();
    }

    private sealed class Question(Wish wish, long key, NpgsqlConnection? session)
    {
        public Wish Wish => wish;

        public long Key => key;

        public NpgsqlConnection? Session { get; set; } = session;

        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Proof that this process alone may decide about one post's publication.</summary>
internal sealed class PublishLock(PublishSession owner, long key, NpgsqlConnection session) : IAsyncDisposable
{
    public long Key => key;

    internal NpgsqlConnection Session => session;

    /// <summary>Asks the server: a lost connection is a lost lock.</summary>
    public Task<bool> IsHeldAsync() => owner.IsHeldAsync(this);

    public async ValueTask DisposeAsync() => await owner.ReleaseAsync(this);
}
