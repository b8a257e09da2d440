using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SocialImages.Domain.Generations.Providers.Compatible;
using SocialImages.Domain.Generations.Providers.Gemini;
using SocialImages.Domain.Generations.Providers.Midjourney;
using SocialImages.Domain.Generations.Providers.OpenAI;
using SocialImages.Domain.Generations.Providers.Stability;
using SocialImages.Domain.Generations.Providers.StableDiffusion;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>One line a wire. A provider without a key or an address is not there.</summary>
internal static class ImageProvidersRegistration
{
    public static void AddImageProviders(this IServiceCollection services, IConfiguration configuration)
    {
        AddOpenAI(services, configuration);
        services.AddWire<StabilityOptions, StabilitySettings, StabilityImageProvider>(new(configuration), options => options.ApiKeys.Count > 0);
        services.AddWire<GeminiOptions, GeminiSettings, GeminiImageProvider>(new(configuration), options => options.ApiKeys.Count > 0);
        services.AddWire<MidjourneyOptions, MidjourneySettings, MidjourneyImageProvider>(new(configuration), options => options.ProxyUrl is not null);
        services.AddWire<StableDiffusionOptions, StableDiffusionSettings, StableDiffusionImageProvider>(new(configuration), options => options.BaseUrl is not null);
        services.AddWire<CompatibleOptions, CompatibleSettings, CompatibleImageProvider>(new(configuration), options => options.BaseUrl is not null);
    }

    private static void AddWire<TOptions, TSettings, TProvider>(this IServiceCollection services, TSettings settings, Predicate<TOptions> isSetUp)
        where TOptions : class, new()
        where TSettings : class, IConfigureOptions<TOptions>, IValidateOptions<TOptions>
        where TProvider : class, IImageProvider
    {
        services.AddOptions<TOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<TOptions>>(settings);
        services.AddSingleton<IValidateOptions<TOptions>>(settings);
        var options = new TOptions();
        settings.Configure(options);
        if (isSetUp(options)) services.AddSingleton<IImageProvider, TProvider>();
    }

    private static void AddOpenAI(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenAIOptions>().Configure(options => OpenAISettings.Read(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenAIOptions>>(new OpenAISettings(configuration));
        if (!OpenAISettings.HasKey(configuration)) return;
        services.AddSingleton<OpenAIConnection>();
        services.AddSingleton<IImageProvider, OpenAIImageProvider>();
        services.AddSingleton<OpenAITagger>();
        if (ModerationRegistration.KindOf(configuration) == ModerationKind.OpenAI) services.AddSingleton<IModerator, OpenAIModerator>();
    }
}
