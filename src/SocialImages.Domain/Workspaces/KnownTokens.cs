using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace SocialImages.Domain.Workspaces;

/// <summary>Whom a token stands for, in each workspace that its user belongs to.</summary>
internal sealed record TokenBearer(Guid WorkspaceId, DateTimeOffset? ExpiresAt, IReadOnlyList<CurrentUser> Memberships)
{
    public CurrentUser? In(Guid workspaceId) => Memberships.FirstOrDefault(user => user.WorkspaceId == workspaceId);
}

/// <summary>
/// What the database said of tokens in the last seconds, by their hash. Only tokens that are valid: those that are not would let
/// anyone fill it.
/// </summary>
internal sealed class KnownTokens(TimeSpan lifetime, TimeProvider time)
{
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<Key, Entry> _entries = new();

    public int Count => _entries.Count;

    public TokenBearer? Find(byte[] hash) => _entries.TryGetValue(Key.Of(hash), out var entry) && IsFresh(entry) ? entry.Bearer : null;

    public void Keep(byte[] hash, TokenBearer bearer)
    {
        if (_entries.Count >= Capacity) MakeRoom();
        _entries[Key.Of(hash)] = new(bearer, time.GetTimestamp());
    }

    public void Forget(byte[] hash) => _entries.TryRemove(Key.Of(hash), out _);

    private bool IsFresh(Entry entry) => time.GetElapsedTime(entry.Since) < lifetime;

    // Everything in it is a few seconds' work of the database: losing all of it is cheaper than keeping an order.
    private void MakeRoom()
    {
        foreach (var (key, entry) in _entries)
        {
            if (!IsFresh(entry)) _entries.TryRemove(KeyValuePair.Create(key, entry));
        }

        if (_entries.Count >= Capacity) _entries.Clear();
    }

    private sealed record Entry(TokenBearer Bearer, long Since);

    private readonly record struct Key(UInt128 High, UInt128 Low)
    {
        public static Key Of(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
