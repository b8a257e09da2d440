using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>What one GraphQL endpoint accepts. Names and defaults are Hot Chocolate's; what it lacks is said to be ours.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Operation kinds that a GET may carry.</summary>
    public OperationKinds AllowedGetOperations { get; set; } = OperationKinds.Query;

    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether a GET needs the <c>GraphQL-Preflight</c> header, which no cross-site link or form can set.</summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    public bool EnableMultipartRequests { get; set; } = true;

    public bool EnforceMultipartRequestsPreflightHeader { get; set; } = true;

    /// <summary>Whether the place of an uploaded file in <c>variables</c> has to hold null.</summary>
    public bool EnforceNullVariableValuesForMultipartFileUpload { get; set; } = true;

    /// <summary>Whether the schema may be read as SDL.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>Whether <c>/schema.graphql</c> answers too.</summary>
    public bool EnableSchemaFileSupport { get; set; } = true;

    /// <summary>Bytes of a JSON request, or of the <c>operations</c> field of a multipart one.</summary>
    public int MaxAllowedRequestSize { get; set; } = 20_480_000;

    /// <summary>Idle time after which an event stream sends a comment, so that no proxy closes it. Ours to set.</summary>
    public TimeSpan EventStreamKeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    public UploadOptions Uploads { get; } = new();

    public GraphQLSocketOptions Sockets { get; } = new();

    public GraphQLToolOptions Tool { get; } = new();
}
