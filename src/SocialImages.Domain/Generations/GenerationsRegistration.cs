using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Providers;

namespace SocialImages.Domain.Generations;

public static class GenerationsRegistration
{
    /// <summary>Generating pictures: the commands, the models, the providers and the worker. Needs AddData, AddWorkspaces, AddImages and AddModeration.</summary>
    public static IServiceCollection AddGenerations(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GenerationOptions>().Configure(options => GenerationSettings.Read(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GenerationOptions>, GenerationSettings>();
        services.AddSingleton(_ => ModelCatalog.Load(
            GenerationSettings.Given(configuration, "MODEL_CATALOG_PATH"), GenerationSettings.Models(configuration)));
        services.AddSingleton<ModelChoice>();
        AddCommands(services);
        AddPipeline(services);
        services.AddImageProviders(configuration);
        return services;
    }

    private static void AddCommands(IServiceCollection services)
    {
        services.AddSingleton<GenerationOrders>();
        services.AddSingleton<GenerationProgressReader>();
        services.AddScoped<RateLimitObservation>();
        services.AddScoped<GenerationRateGate>();
        services.AddScoped<GenerationAdmission>();
        services.AddScoped<GenerateImagesCommand>();
        services.AddScoped<RetryGenerationCommand>();
        services.AddScoped<CancelGenerationCommand>();
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<GenerationClaims>();
        services.AddSingleton<GenerationSettlement>();
        services.AddSingleton<Repetition>();
        services.AddSingleton<PromptCheck>();
        services.AddSingleton<Previews>();
        services.AddSingleton<PictureAttempts>();
        services.AddSingleton<PictureStorage>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<GenerationPipeline>();
        services.AddHostedService<GenerationWorker>();
    }
}
