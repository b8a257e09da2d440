namespace SocialImages.GraphQL.Execution.Running;

/// <summary>
/// A value still to come. It is written behind everything else once it is there, and put into its place when the
/// response is read.
/// </summary>
internal sealed class Hole(int offset, NullScope scope)
{
    /// <summary>Its place in the buffer.</summary>
    public int Offset => offset;

    /// <summary>What becomes null when the value must not be null but is.</summary>
    public NullScope Scope => scope;

    public int Start { get; set; } = -1;

    public int End { get; set; } = -1;

    /// <summary>The text around the place was taken back.</summary>
    public bool IsDropped { get; set; }
}
