using System.Buffers;

namespace SocialImages.GraphQL.Execution;

/// <summary>One GraphQL response. Kept as a tree or as finished bytes by whoever made it; a transport only asks it to write itself.</summary>
public abstract class OperationResult : ExecutionResult
{
    /// <summary>Message of the error that <see cref="KindNotAllowed"/> goes with.</summary>
    public const string KindNotAllowedMessage = "The specified operation kind is not allowed.";

    public IReadOnlyList<IError> Errors { get; init; } = [];

    /// <summary>Whether the response has a <c>data</c> entry, null or not.</summary>
    public bool HasData { get; init; }

    /// <summary>Whether <c>data</c> is there and null: a non-null error reached the root.</summary>
    public bool IsDataNull { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The operation is of a kind that <see cref="OperationRequest.AllowedOperations"/> excludes (HTTP 405).</summary>
    public bool KindNotAllowed { get; init; }

    /// <summary>The request failed before execution: no <c>data</c> entry at all (HTTP 400).</summary>
    public bool IsRequestError => !HasData && Errors.Count > 0;

    /// <summary>Writes the whole response as UTF-8 JSON, <c>errors</c> first. May be called more than once.</summary>
    public abstract void WriteTo(IBufferWriter<byte> output);
}
