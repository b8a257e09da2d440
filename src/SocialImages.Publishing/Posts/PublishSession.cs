using Npgsql;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// This process's own database session. What it has locked is being published by somebody alive: PostgreSQL frees the locks
/// of a session by itself when its process dies. Needs a session of its own, so no transaction pooler may stand in between.
/// </summary>
internal sealed class PublishSession(NpgsqlDataSource database) : IAsyncDisposable
{
    // A vanished machine sends no goodbye: without these the server would keep its locks for hours.
    private const string Open = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set idle_session_timeout = 0";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<long> _held = [];
    private NpgsqlConnection? _connection;

    /// <summary>Null when somebody, here or elsewhere, holds it.</summary>
    public async Task<PublishLock?> TryLockAsync(long key, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // A session may take its own lock twice, so the process has to remember what it holds.
            if (_held.Contains(key) || !await LockAsync(key))
                return null;
            _held.Add(key);
            return new PublishLock(this, key, _connection!);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropConnectionAsync();
        _turn.Dispose();
    }

    internal async Task<bool> IsHeldAsync(PublishLock held, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return ReferenceEquals(held.Session, _connection) && await AskAsync("select true");
        }
        catch (NpgsqlException)
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task ReleaseAsync(PublishLock held)
    {
        await _turn.WaitAsync();
        try
        {
            if (ReferenceEquals(held.Session, _connection))
                await AskAsync($"select pg_advisory_unlock({held.Key})");
        }
        catch (NpgsqlException)
        {
            // The session is gone, and the lock with it.
        }
        finally
        {
            _held.Remove(held.Key);
            _turn.Release();
        }
    }

    private async Task<bool> LockAsync(long key)
    {
        var question = $"select pg_try_advisory_lock({key})";
        try
        {
            return await AskAsync(question);
        }
        catch (NpgsqlException) when (_connection is null)
        {
            return await AskAsync(question);
        }
    }

    // Never canceled halfway: that would end the session and with it the locks of every other post in work.
    private async Task<bool> AskAsync(string question)
    {
        try
        {
            _connection ??= await ConnectAsync();
#pragma warning disable CA2100 // The text is ours; its only variable is a number.
            await using var command = new NpgsqlCommand(question, _connection);
#pragma warning restore CA2100
            return await command.ExecuteScalarAsync() is true;
        }
        catch
        {
            await DropConnectionAsync();
            throw;
        }
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
}

/// <summary>Proof that this process alone may decide about one post's publication.</summary>
internal sealed class PublishLock(PublishSession owner, long key, NpgsqlConnection session) : IAsyncDisposable
{
    public long Key => key;

    internal NpgsqlConnection Session => session;

    /// <summary>Asks the server: a lost connection is a lost lock.</summary>
    public Task<bool> IsHeldAsync(CancellationToken cancellationToken) => owner.IsHeldAsync(this, cancellationToken);

    public async ValueTask DisposeAsync() => await owner.ReleaseAsync(this);
}
