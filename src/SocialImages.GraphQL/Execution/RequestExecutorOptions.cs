namespace SocialImages.GraphQL.Execution;

/// <summary>How requests of a schema are executed.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>How long one request may take, its wait for a place included.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Puts the message and stack of unexpected exceptions into the response.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Operations executed at the same time; others wait. Subscriptions count only while an event is answered. Null = unlimited.</summary>
    public int? MaxConcurrentExecutions { get; set; } = 64;

    /// <summary>Bytes of one answer's data. Ours, as is the next one: Hot Chocolate bounds neither.</summary>
    public int MaxResponseSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>Errors of one answer.</summary>
    public int MaxResponseErrors { get; set; } = 1_000;
}
