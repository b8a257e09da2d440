namespace SocialImages.Imaging;

/// <summary>Work that is done once, by whichever of two threads comes first.</summary>
internal sealed class SharedWork<T>(Func<T> work) : IDisposable
{
    private readonly Lazy<T> _result = new(work);

    /// <summary>Waits while the other thread does it.</summary>
    public T Result => _result.Value;

    public void Begin()
    {
        try
        {
            _ = _result.Value;
        }
        catch (Exception)
        {
            // Kept, and thrown to whoever wants the result.
        }
    }

    /// <summary>Afterwards nobody does it any more: what it reads may be released.</summary>
    public void Dispose() => Begin();
}
