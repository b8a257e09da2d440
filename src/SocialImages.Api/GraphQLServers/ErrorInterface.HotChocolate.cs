using HotChocolate.Execution.Configuration;
using SocialImages.Domain.Events;

namespace SocialImages.Api.GraphQLServers;

/// <summary>What every error of a payload has in common.</summary>
internal sealed class ErrorInterface : InterfaceType<IUserError>
{
    protected override void Configure(IInterfaceTypeDescriptor<IUserError> descriptor) => descriptor.Name("Error");
}

internal static class ErrorInterfaceRegistration
{
    public static IRequestExecutorBuilder AddUserErrors(this IRequestExecutorBuilder builder) => builder.AddErrorInterfaceType<ErrorInterface>();
}
