using SocialImages.Domain.Events;

namespace SocialImages.Api.GraphQLServers;

/// <summary>What every error of a payload has in common.</summary>
[InterfaceType<IUserError>("Error")]
internal static class ErrorInterface;

internal static class ErrorInterfaceRegistration
{
    public static IRequestExecutorBuilder AddUserErrors(this IRequestExecutorBuilder builder) => builder.AddErrorInterfaceType<IUserError>();
}
