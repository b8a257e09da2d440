using Microsoft.Extensions.Options;
using Npgsql;
using SocialImages.Domain.InstagramAccounts;

namespace SocialImages.Benchmarks;

internal sealed record BenchAccount(Guid Id, string Token);

internal sealed record ReadyContainer(Guid AccountId, string ContainerId, string Caption);

/// <summary>Accounts and posts as preparing would have left them, written straight into the tables.</summary>
internal sealed class PostsToPublish(NpgsqlDataSource database, TokenProtector protector) : IAsyncDisposable
{
    public static Task<PostsToPublish> OpenAsync(Workbench workbench)
    {
        var protector = new TokenProtector(Options.Create(new EncryptionOptions { Keys = [workbench.EncryptionKey] }));
        return Task.FromResult(new PostsToPublish(NpgsqlDataSource.Create(workbench.ConnectionString), protector));
    }

    /// <summary>Milliseconds that this database's statements have taken so far, planning included.</summary>
    public async Task<double> DatabaseTimeAsync() =>
        (double)(await ScalarAsync("select active_time from pg_stat_database where datname = current_database()"))!;

    public async Task FillCalendarAsync(int count)
    {
        var account = (await AccountsAsync(1))[0];
        await RunAsync(
            """
            insert into posts (id, workspace_id, created_by_id, instagram_account_id, caption, status, scheduled_for, time_zone, generation_attempt,
                container_polls, problems, next_action_at, fence, created_at, updated_at)
            select gen_random_uuid(), workspace_id, user_id, $1, 'Later', 'Scheduled', now() + n * interval '1 minute' + interval '1 day', 'Etc/UTC', 0,
                0, '[]', now() + n * interval '1 minute' + interval '1 day' - interval '30 minutes', 0, now(), now()
            from generate_series(1, $2) n, (select workspace_id, user_id from memberships limit 1) member
            """,
            account.Id, count);
        await RunAsync("vacuum analyze posts");
        await RunAsync("select pg_stat_force_next_flush()");
    }

    public async Task<List<BenchAccount>> AccountsAsync(int count)
    {
        var accounts = new List<BenchAccount>();
        for (var i = 0; i < count; i++)
        {
            var account = new BenchAccount(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), $"IGAA-emulator-bench{count}x{i}");
            await RunAsync(
                """
                insert into instagram_accounts (id, workspace_id, instagram_user_id, username, login, token_ciphertext, token_issued_at, status, created_at)
                select $1, workspace_id, 'me', $2, 'Instagram', $3, now(), 'Connected', now() from memberships limit 1
                """,
                account.Id, account.Token["IGAA-emulator-".Length..], protector.Protect(account.Token, account.Id));
            accounts.Add(account);
        }

        return accounts;
    }

    public Task AddReadyAsync(List<ReadyContainer> containers, DateTimeOffset due, TimeSpan spread) => RunAsync(
        """
        insert into posts (id, workspace_id, created_by_id, instagram_account_id, caption, status, scheduled_for, time_zone, generation_attempt,
            container_id, container_created_at, container_polls, problems, next_action_at, fence, created_at, updated_at)
        select gen_random_uuid(), workspace_id, user_id, ready.account_id, ready.caption, 'Ready',
            $4 + $5 * (ready.n - 1) / $6, 'Etc/UTC', 0, ready.container_id, now(), 0, '[]', $4 + $5 * (ready.n - 1) / $6, 0, now(), now()
        from unnest($1, $2, $3) with ordinality as ready (account_id, container_id, caption, n),
            (select workspace_id, user_id from memberships limit 1) member
        """,
        containers.ConvertAll(ready => ready.AccountId), containers.ConvertAll(ready => ready.ContainerId), containers.ConvertAll(ready => ready.Caption),
        due, spread, (double)containers.Count);

    /// <summary>From the slot until none of the accounts' posts is left unclaimed.</summary>
    public async Task<TimeSpan> UntilClaimedAsync(List<ReadyContainer> containers, DateTimeOffset due)
    {
        while (TimeProvider.System.GetUtcNow() < due || await CountAsync("fence = 0", containers) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        return TimeProvider.System.GetUtcNow() - due;
    }

    /// <summary>How many are out when all are, or when patience ends.</summary>
    public async Task<long> UntilPublishedAsync(List<ReadyContainer> containers, TimeSpan patience)
    {
        var begin = TimeProvider.System.GetTimestamp();
        long done = 0;
        while (done < containers.Count && TimeProvider.System.GetElapsedTime(begin) < patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            done = await CountAsync("status = 'Published'", containers);
        }

        return done;
    }

    // By the accounts, which an index knows: to look for each post would cost more than what is measured.
    private async Task<long> CountAsync(string condition, List<ReadyContainer> containers) =>
        (long)(await ScalarAsync($"select count(*) from posts where instagram_account_id = any($1) and {condition}", containers.ConvertAll(ready => ready.AccountId).Distinct().ToList()))!;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task RunAsync(string sql, params object[] values) => await ScalarAsync(sql, values);

    private async Task<object?> ScalarAsync(string sql, params object[] values)
    {
#pragma warning disable CA2100 // The text is one of this class's own.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 600;
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
