using System.Security.Claims;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Resolvers;

/// <summary>What a resolver may know about the field it resolves.</summary>
public interface IResolverContext
{
    Schema Schema { get; }

    /// <summary>The field that is resolved.</summary>
    FieldDefinition Field { get; }

    /// <summary>The field's name in the response.</summary>
    string ResponseName { get; }

    Path Path { get; }

    IServiceProvider Services { get; }

    ClaimsPrincipal User { get; }

    /// <summary>Ends when the client went away or the execution took too long.</summary>
    CancellationToken RequestAborted { get; }

    T Parent<T>();

    T ArgumentValue<T>(string name);

    T Service<T>()
        where T : notnull;

    /// <summary>A value that the transport or an interceptor put on the request; default when there is none.</summary>
    T? GetGlobalStateOrDefault<T>(string name);

    /// <summary>Whether one of the named fields is selected below the field.</summary>
    bool IsSelected(params ReadOnlySpan<string> fieldNames);

    /// <summary>Adds an error beside the field's result.</summary>
    void ReportError(IError error);
}
