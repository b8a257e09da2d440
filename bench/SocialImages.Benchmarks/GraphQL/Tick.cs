namespace SocialImages.Benchmarks.GraphQL;

/// <summary>What every subscriber is sent.</summary>
/// <param name="SentAt">Timestamp of the machine's monotonic clock.</param>
/// <param name="Text">Something to carry.</param>
public sealed record Tick(long SentAt, string Text);
