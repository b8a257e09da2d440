using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations.Pipeline;
using SocialImages.Domain.Generations.Presets;
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
        services.AddScoped<GenerationOrders>();
        services.AddSingleton<GenerationWarnings>();
        services.AddScoped(provider => new GenerationEstimates(
            provider.GetRequiredService<SocialImagesDbContext>(),
            provider.GetRequiredService<GenerationOrders>(),
            provider.GetRequiredService<PromptCache>(),
            provider.GetRequiredService<GenerationWarnings>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<GenerationProgressReader>();
        services.AddScoped<RateLimitObservation>();
        services.AddScoped<GenerationRateGate>();
        services.AddScoped<GenerationAdmission>();
        services.AddScoped<GenerateImagesCommand>();
        services.AddScoped<RetryGenerationCommand>();
        services.AddScoped<CancelGenerationCommand>();
        services.AddScoped<GenerateBatchCommand>();
        services.AddScoped<SourcePictures>();
        services.AddScoped<EditMasks>();
        services.AddScoped<EditImageCommand>();
        services.AddScoped<CreateVariationsCommand>();
        services.AddScoped<UpscaleImageCommand>();
        services.AddScoped<CreateStylePresetCommand>();
        services.AddScoped<UpdateStylePresetCommand>();
        services.AddScoped<DeleteStylePresetCommand>();
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<GenerationClaims>();
        services.AddSingleton<GenerationSettlement>();
        services.AddSingleton<Repetition>();
        services.AddSingleton<ContentCheck>();
        services.AddSingleton<References>();
        services.AddSingleton<PromptCache>();
        services.AddSingleton<ProviderHealth>();
        services.AddSingleton<Previews>();
        services.AddSingleton<PictureAttempts>();
        services.AddSingleton<PictureStorage>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<GenerationPipeline>();
        services.AddHostedService<GenerationWorker>();
    }
}
