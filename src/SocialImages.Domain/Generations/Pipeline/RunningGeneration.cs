namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>A generation this node works on, and the two ways to end that early.</summary>
internal sealed class RunningGeneration(GenerationClaim claim) : IDisposable
{
    private readonly CancellationTokenSource _userCancel = new();
    private readonly CancellationTokenSource _stop = new();

    public GenerationClaim Claim => claim;

    public CancellationToken UserCancel => _userCancel.Token;

    public CancellationToken Stopped => _stop.Token;

    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Its caller wants it ended: it is settled with what it has.</summary>
    public void Cancel() => _userCancel.Cancel();

    /// <summary>This node must let go of it: it writes nothing more.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _userCancel.Dispose();
        _stop.Dispose();
    }
}
