namespace SocialImages.Imaging;

/// <summary>Pieces of work that are each done once, by whichever thread comes first.</summary>
internal sealed class SharedWork<T>(IEnumerable<Func<T>> pieces) : IDisposable
{
    private readonly List<Lazy<T>> _pieces = [.. pieces.Select(piece => new Lazy<T>(piece))];

    /// <summary>In the order of the pieces. What nobody has begun is done here, the last piece first; what another thread does is waited for.</summary>
    public IReadOnlyList<T> Results
    {
        get
        {
            BeginFromTheEnd();
            return [.. _pieces.Select(piece => piece.Value)];
        }
    }

    /// <summary>For threads that help: one call each, from the first piece on.</summary>
    public IEnumerable<Action> Pieces => _pieces.Select<Lazy<T>, Action>(piece => () => Begin(piece));

    /// <summary>Afterwards nobody does any of it any more: what it reads may be released.</summary>
    public void Dispose() => BeginFromTheEnd();

    private void BeginFromTheEnd()
    {
        for (var at = _pieces.Count - 1; at >= 0; at--)
            Begin(_pieces[at]);
    }

    private static void Begin(Lazy<T> piece)
    {
        try
        {
            _ = piece.Value;
        }
        catch (Exception)
        {
            // Kept, and thrown to whoever wants the result.
        }
    }
}
