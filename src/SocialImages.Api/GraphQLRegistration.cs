using SocialImages.Api.GraphQLServers;
using SocialImages.Api.Workspaces;

namespace SocialImages.Api;

internal static class GraphQLRegistration
{
    /// <summary>The schema, made of every room's types.</summary>
    public static IServiceCollection AddGraphQLApi(this IServiceCollection services, WebApplicationBuilder builder)
    {
        var isOpen = builder.Configuration.GetValue("GRAPHQL_INTROSPECTION", builder.Environment.IsDevelopment());
        services
            .AddGraphQLServer()
            .AddSocialImagesTypes()
            .AddGlobalObjectIdentification()
            .AddMutationConventions()
            .AddUserErrors()
            .AddAuthorization()
            .AddInMemorySubscriptions()
            .AddSocketSessionInterceptor<SocketSignIn>()
            .AddPersistedOperations(PersistedOperationsOptions.Add(builder))
            .DisableIntrospection(!isOpen)
            .ModifyServerOptions(options =>
            {
                options.EnableSchemaRequests = isOpen;
                options.ServeBananaCakePop(builder.Environment);
                options.AllowPictures();
            });
        return services;
    }

    public static void MapGraphQLApi(this WebApplication app) => app.MapGraphQL();
}
