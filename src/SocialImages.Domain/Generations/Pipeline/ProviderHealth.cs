using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>Whether a provider may be asked now, and if not for how long.</summary>
internal readonly record struct ProviderEntry(bool MayAsk, bool IsBroken, TimeSpan Rest);

/// <summary>
/// A circuit breaker for each provider, as this node sees it. After several failures in a row a provider is left alone for
/// a while, then asked once: a picture closes the circuit, a failure opens it again. Its own wishes to be left alone
/// (`Retry-After`, rate headers) count as they are told.
/// </summary>
internal sealed partial class ProviderHealth(IOptions<GenerationOptions> options, TimeProvider time, ILogger<ProviderHealth> logger)
{
    private readonly ConcurrentDictionary<string, Circuit> _circuits = new();

    /// <summary>How long it should be left alone; zero when it may be asked now.</summary>
    public TimeSpan RestOf(string provider)
    {
        var circuit = CircuitOf(provider);
        lock (circuit) return Rest(circuit);
    }

    /// <summary>
    /// Asks to call it. While a broken one is tried again only one caller may; who was let in must report by
    /// <see cref="Succeeded"/>, <see cref="Failed"/> or <see cref="LeftOpen"/>.
    /// </summary>
    public ProviderEntry Enter(string provider)
    {
        var circuit = CircuitOf(provider);
        lock (circuit)
        {
            var isBroken = IsTripped(circuit);
            var rest = Rest(circuit);
            if (rest > TimeSpan.Zero) return new ProviderEntry(MayAsk: false, isBroken, rest);
            if (isBroken && circuit.IsProbed) return new ProviderEntry(MayAsk: false, isBroken, options.Value.CircuitRest);
            circuit.IsProbed = isBroken;
            return new ProviderEntry(MayAsk: true, isBroken, TimeSpan.Zero);
        }
    }

    /// <param name="provider">Its name.</param>
    /// <param name="restBeforeNext">What its rate headers ask for.</param>
    public void Succeeded(string provider, TimeSpan? restBeforeNext)
    {
        var circuit = CircuitOf(provider);
        lock (circuit)
        {
            if (IsTripped(circuit)) LogClosed(logger, provider);
            circuit.Failures = 0;
            circuit.IsProbed = false;
            if (restBeforeNext is { } rest) LeaveAlone(circuit, rest);
        }
    }

    public void Failed(string provider, ImageProviderException problem)
    {
        var circuit = CircuitOf(provider);
        lock (circuit)
        {
            circuit.IsProbed = false;
            if (problem.Reason is ProviderFailure.RateLimited && problem.RetryAfter is { } wait)
            {
                LeaveAlone(circuit, wait);
                return;
            }

            // A refusal and a wrong request are answers: the provider is well, and nobody else's pictures must wait for it.
            if (problem.IsAboutRequest || problem.Reason is ProviderFailure.Refused or ProviderFailure.Invalid)
            {
                circuit.Failures = 0;
                return;
            }

            circuit.Failures++;
            if (!IsTripped(circuit)) return;
            LeaveAlone(circuit, options.Value.CircuitRest);
            LogOpened(logger, provider, circuit.Failures);
        }
    }

    /// <summary>The call was ended by us; it says nothing about the provider.</summary>
    public void LeftOpen(string provider)
    {
        var circuit = CircuitOf(provider);
        lock (circuit) circuit.IsProbed = false;
    }

    private bool IsTripped(Circuit circuit) => circuit.Failures >= options.Value.CircuitFailures;

    private TimeSpan Rest(Circuit circuit) => circuit.RestsUntil is { } until && until > time.GetUtcNow() ? until - time.GetUtcNow() : TimeSpan.Zero;

    private void LeaveAlone(Circuit circuit, TimeSpan rest)
    {
        var until = time.GetUtcNow() + (rest < options.Value.MaxCircuitRest ? rest : options.Value.MaxCircuitRest);
        if (circuit.RestsUntil is null || until > circuit.RestsUntil) circuit.RestsUntil = until;
    }

    private Circuit CircuitOf(string provider) => _circuits.GetOrAdd(provider, _ => new Circuit());

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} failed {Failures} times in a row; it is left alone for a while")]
    private static partial void LogOpened(ILogger logger, string provider, int failures);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} makes pictures again")]
    private static partial void LogClosed(ILogger logger, string provider);

    private sealed class Circuit
    {
        public int Failures { get; set; }
        public bool IsProbed { get; set; }
        public DateTimeOffset? RestsUntil { get; set; }
    }
}
