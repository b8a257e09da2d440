using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>When to try again. The server's advice wins over ours; both have an upper bound.</summary>
internal sealed class Repetition(IOptions<GenerationOptions> options)
{
    private const int JitterSteps = 1000;

    /// <param name="tries">How often it was tried so far.</param>
    /// <param name="isSafe">Whether trying again can do no harm.</param>
    /// <param name="advised">What the server said to wait.</param>
    /// <returns>How long to wait; null to give up.</returns>
    public TimeSpan? Wait(int tries, bool isSafe, TimeSpan? advised)
    {
        var settings = options.Value;
        if (!isSafe || tries >= settings.MaxTries || advised > settings.MaxRetryDelay) return null;
        var longest = settings.RetryDelay * Math.Pow(2, tries - 1);
        var jittered = longest / 2 * (1 + (RandomNumberGenerator.GetInt32(JitterSteps) / (double)JitterSteps));
        var own = jittered < settings.MaxRetryDelay ? jittered : settings.MaxRetryDelay;
        return advised > own ? advised : own;
    }
}
