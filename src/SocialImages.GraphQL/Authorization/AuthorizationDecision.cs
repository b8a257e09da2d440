using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Authorization;

/// <summary>Asks ASP.NET Core's policies about a demand.</summary>
internal static class AuthorizationDecision
{
    private const string Refusal = "The current user is not authorized to access this resource.";

    /// <summary>Null when the user may.</summary>
    public static Task<IError?> DecideAsync(AuthorizeAttribute demand, ClaimsPrincipal user, IServiceProvider services)
    {
        if (user.Identity is not { IsAuthenticated: true })
            return Task.FromResult<IError?>(Error(ErrorCodes.Authentication.NotAuthenticated));
        if (demand.Roles is { Length: > 0 } roles && !roles.Any(user.IsInRole))
            return Task.FromResult<IError?>(Error(ErrorCodes.Authentication.NotAuthorized));
        return demand.Policy is null ? Task.FromResult<IError?>(null) : AskAsync(demand.Policy, user, services);
    }

    private static async Task<IError?> AskAsync(string policy, ClaimsPrincipal user, IServiceProvider services)
    {
        if (await services.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(policy) is not { } known)
            return ErrorBuilder.New().SetMessage($"The `{policy}` authorization policy does not exist.").SetCode(ErrorCodes.Authentication.PolicyNotFound).Build();
        var result = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, known);
        return result.Succeeded ? null : Error(ErrorCodes.Authentication.NotAuthorized);
    }

    private static IError Error(string code) => ErrorBuilder.New().SetMessage(Refusal).SetCode(code).Build();
}
