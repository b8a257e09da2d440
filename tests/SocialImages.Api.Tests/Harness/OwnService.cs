namespace SocialImages.Api.Tests.Harness;

/// <summary>A service of its own for a test that kills it or changes its surroundings.</summary>
public sealed class OwnService(IReadOnlyDictionary<string, string>? settings = null) : Service
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = settings ?? new Dictionary<string, string>();
}
