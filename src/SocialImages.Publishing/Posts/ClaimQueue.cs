using System.Diagnostics.CodeAnalysis;

namespace SocialImages.Publishing.Posts;

/// <summary>
/// Claimed posts that wait for a lane. Accounts take turns, each with its earliest post; what is out already comes after
/// everything that is not. For one thread at a time.
/// </summary>
internal sealed class ClaimQueue
{
    private readonly AccountTurns _due = new();
    private readonly AccountTurns _out = new();

    public int Count => _due.Count + _out.Count;

    /// <summary>Whether anything waits whose slot is not kept yet.</summary>
    public bool IsUrgent => _due.Count > 0;

    public void Enqueue(PostClaim claim) => (claim.IsOut ? _out : _due).Enqueue(claim);

    public bool TryDequeue([NotNullWhen(true)] out PostClaim? claim) => _due.TryDequeue(out claim) || _out.TryDequeue(out claim);

    public IReadOnlyList<PostClaim> ToList() => [.. _due.All, .. _out.All];

    public IReadOnlyList<PostClaim> Clear()
    {
        var all = ToList();
        _due.Clear();
        _out.Clear();
        return all;
    }

    private sealed class AccountTurns
    {
        private readonly Dictionary<Guid, Queue<PostClaim>> _ofAccount = [];
        private readonly Queue<Guid> _turns = new();

        public int Count { get; private set; }

        public IEnumerable<PostClaim> All => _ofAccount.Values.SelectMany(claims => claims);

        public void Enqueue(PostClaim claim)
        {
            if (!_ofAccount.TryGetValue(claim.AccountId, out var waiting))
            {
                _ofAccount[claim.AccountId] = waiting = new();
                _turns.Enqueue(claim.AccountId);
            }

            waiting.Enqueue(claim);
            Count++;
        }

        public bool TryDequeue([NotNullWhen(true)] out PostClaim? claim)
        {
            claim = null;
            if (!_turns.TryDequeue(out var account))
                return false;
            var waiting = _ofAccount[account];
            claim = waiting.Dequeue();
            Count--;
            if (waiting.Count > 0)
                _turns.Enqueue(account);
            else
                _ofAccount.Remove(account);
            return true;
        }

        public void Clear()
        {
            _ofAccount.Clear();
            _turns.Clear();
            Count = 0;
        }
    }
}
