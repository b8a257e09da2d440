using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.Registration;

/// <summary>Adds a module to a schema; what generated code calls.</summary>
public static class TypeModuleRegistration
{
    public static IRequestExecutorBuilder AddModule(IRequestExecutorBuilder builder, Action<TypeModule> declare)
    {
        builder.Setup().Modules.Add(declare);
        return builder;
    }

    internal static SchemaSetup Setup(this IRequestExecutorBuilder builder) =>
        (builder as RequestExecutorBuilder)?.Setup ?? throw new ArgumentException("The builder is not the one of AddGraphQLServer.", nameof(builder));
}

internal sealed class RequestExecutorBuilder(string name, SchemaSetup setup) : IRequestExecutorBuilder
{
    public string Name => name;

    public Microsoft.Extensions.DependencyInjection.IServiceCollection Services => setup.Services;

    public SchemaSetup Setup => setup;
}
