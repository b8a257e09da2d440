using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Tests.Support;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Tests.Events;

public sealed class HearingOfChangesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private Workshop _workshop = null!;
    private Node _node = null!;

    public async ValueTask InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        _node = await _workshop.StartWorkerAsync();
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Change_IsHeardByItsWorkspaceOnly()
    {
        var (caller, other) = (await _workshop.SignUpAsync(), await _workshop.SignUpAsync());
        await using var heard = Watch(caller);
        var subject = NewId();
        var next = heard.MoveNextAsync().AsTask();

        await AnnounceAsync(other, NewId());
        await AnnounceAsync(caller, subject);

        Assert.True(await next.WaitAsync(Patience));
        Assert.Equal(subject, heard.Current);
    }

    [Fact]
    public async Task ChangeWhileNobodyListened_IsHeardAfterwards()
    {
        var caller = await _workshop.SignUpAsync();
        await using var heard = Watch(caller);
        var (first, missed) = (NewId(), NewId());
        var next = heard.MoveNextAsync().AsTask();
        await AnnounceAsync(caller, first);
        Assert.True(await next.WaitAsync(Patience));

        // Another node relayed it, and this one was cut off.
        await ExecuteAsync(
            $"""
            select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database();
            insert into outbox_messages (kind, workspace_id, subject_id, created_at, relayed_at)
            values ('LibraryChanged', '{caller.WorkspaceId}', '{missed}', now(), now())
            """);

        var seen = new List<Guid>();
        while (!seen.Contains(missed))
        {
            Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(Patience));
            seen.Add(heard.Current);
        }

        Assert.Subset(new HashSet<Guid> { first, missed }, seen.ToHashSet());
    }

    [Fact]
    public async Task ChangeOfAProcessThatDiedBeforeTellingIt_IsHeardAllTheSame()
    {
        var caller = await _workshop.SignUpAsync();
        await using var heard = Watch(caller);
        var subject = NewId();
        var next = heard.MoveNextAsync().AsTask();

        await ExecuteAsync(
            $"insert into outbox_messages (kind, workspace_id, subject_id, created_at) values ('LibraryChanged', '{caller.WorkspaceId}', '{subject}', now())");

        Assert.True(await next.WaitAsync(Patience));
        Assert.Equal(subject, heard.Current);
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private IAsyncEnumerator<Guid> Watch(CurrentUser caller)
        => _node.Services.GetRequiredService<EventFeed>().WatchAsync(EventKind.LibraryChanged, caller).GetAsyncEnumerator();

    private async Task AnnounceAsync(CurrentUser caller, Guid subject)
    {
        await using var scope = _workshop.Front.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SocialImagesDbContext>();
        context.Announce(EventKind.LibraryChanged, caller.WorkspaceId, subject, TimeProvider.System.GetUtcNow());
        await context.SaveChangesAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_workshop.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written by the test itself.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
