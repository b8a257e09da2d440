namespace SocialImages.GraphQL.Execution.Running;

/// <summary>A nullable object or list that becomes null when something non-null inside it fails later.</summary>
internal sealed class NullScope(NullScope? outer, int start)
{
    /// <summary>Where its value begins in the buffer.</summary>
    public int Start => start;

    /// <summary>Where it ends; known once its value is written.</summary>
    public int End { get; set; } = -1;

    public bool IsNull { get; set; }

    /// <summary>It, or something around it, is null: what would still come into it is not needed.</summary>
    public bool IsGone => IsNull || (outer?.IsGone ?? false);
}
