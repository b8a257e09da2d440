using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution;

/// <summary>An <see cref="OperationRequest"/> in the making; what request interceptors change.</summary>
public sealed class OperationRequestBuilder
{
    private ReadOnlyMemory<byte> _document;
    private string? _documentId;
    private string? _operationName;
    private JsonElement _variables;
    private JsonElement _extensions;
    private IServiceProvider? _services;
    private ClaimsPrincipal? _user;
    private ImmutableDictionary<string, object?> _contextData = ImmutableDictionary<string, object?>.Empty;
    private IReadOnlyDictionary<string, IFile>? _files;
    private OperationKinds _allowed = OperationKinds.Query | OperationKinds.Mutation;
    private CostWish _cost;

    public static OperationRequestBuilder New() => new();

    public OperationRequestBuilder SetDocument(string document) => SetDocument(Encoding.UTF8.GetBytes(document));

    public OperationRequestBuilder SetDocument(ReadOnlyMemory<byte> utf8Document)
    {
        _document = utf8Document;
        return this;
    }

    public OperationRequestBuilder SetDocumentId(string? documentId)
    {
        _documentId = documentId;
        return this;
    }

    public OperationRequestBuilder SetOperationName(string? operationName)
    {
        _operationName = operationName;
        return this;
    }

    public OperationRequestBuilder SetVariableValues(JsonElement variables)
    {
        _variables = variables;
        return this;
    }

    public OperationRequestBuilder SetVariableValues(string json) =>
        SetVariableValues(JsonSerializer.Deserialize<JsonElement>(json));

    public OperationRequestBuilder SetExtensions(JsonElement extensions)
    {
        _extensions = extensions;
        return this;
    }

    public OperationRequestBuilder SetServices(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public OperationRequestBuilder SetUser(ClaimsPrincipal? user)
    {
        _user = user;
        return this;
    }

    public OperationRequestBuilder SetFiles(IReadOnlyDictionary<string, IFile>? files)
    {
        _files = files;
        return this;
    }

    public OperationRequestBuilder SetAllowedOperations(OperationKinds kinds)
    {
        _allowed = kinds;
        return this;
    }

    public OperationRequestBuilder SetCost(CostWish cost)
    {
        _cost = cost;
        return this;
    }

    /// <summary>Sets a value that resolvers read through <c>[GlobalState]</c>.</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        _contextData = _contextData.SetItem(name, value);
        return this;
    }

    public OperationRequest Build() => new()
    {
        Document = _document,
        DocumentId = _documentId,
        OperationName = _operationName,
        Variables = _variables,
        Extensions = _extensions,
        Services = _services ?? throw new InvalidOperationException("A request needs services: call SetServices."),
        User = _user,
        ContextData = _contextData,
        Files = _files,
        AllowedOperations = _allowed,
        Cost = _cost,
    };
}
