using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution;

/// <summary>
/// One GraphQL request, whatever carried it. Buffers behind it (document bytes, variables) belong to the transport
/// and stay valid until the result, or the stream it returned, is disposed.
/// </summary>
public sealed class OperationRequest
{
    /// <summary>The document as UTF-8; empty when only <see cref="DocumentId"/> names it.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Name of a stored document, or the hash of an automatically persisted one.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object, or <see cref="JsonValueKind.Undefined"/> when the request had none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object, or <see cref="JsonValueKind.Undefined"/> when the request had none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    public ClaimsPrincipal? User { get; init; }

    /// <summary>Read by resolvers through <c>[GlobalState]</c>.</summary>
    public ImmutableDictionary<string, object?> ContextData { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Files by variable path below <c>variables</c>, e.g. <c>input.files.0</c>; the JSON there is null.</summary>
    public IReadOnlyDictionary<string, IFile>? Files { get; init; }

    public OperationKinds AllowedOperations { get; init; } = OperationKinds.Query | OperationKinds.Mutation;

    public CostWish Cost { get; init; }

    public bool HasDocument => !Document.IsEmpty;
}
