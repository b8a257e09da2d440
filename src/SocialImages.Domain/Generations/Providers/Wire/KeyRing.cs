namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>Several keys of one provider: one that is refused is passed over, and the one that worked is used first from then on.</summary>
internal sealed class KeyRing<TKey>(IReadOnlyList<TKey> keys)
{
    private int _current;

    /// <param name="call">Made again with the next key when one is refused.</param>
    /// <param name="read">What an exception means; null for those that are not the wire's, such as bugs of ours.</param>
    /// <exception cref="ImageProviderException">The call failed with every key, or in a way another key would not change.</exception>
    public async Task<T> CallAsync<T>(Func<TKey, Task<T>> call, Func<Exception, ImageProviderException?> read)
    {
        for (var tried = 1; ; tried++)
        {
            var index = Volatile.Read(ref _current);
            try
            {
                return await call(keys[index]);
            }
            catch (Exception exception) when (read(exception) is { } problem)
            {
                if (!problem.IsAboutKey || tried >= keys.Count) throw problem;
                Interlocked.CompareExchange(ref _current, (index + 1) % keys.Count, index);
            }
        }
    }
}
