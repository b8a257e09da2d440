using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.Domain.Moderation;

public static class ModerationRegistration
{
    /// <summary>The check of prompts. `openai` itself is registered beside the other OpenAI adapters, by AddGenerations.</summary>
    public static IServiceCollection AddModeration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModerationOptions>()
            .Configure(options =>
            {
                options.Kind = KindOf(configuration) ?? ModerationKind.None;
                options.Words = (configuration["MODERATION_WORDS"] ?? "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            })
            .Validate(_ => KindOf(configuration) is not null, "MODERATION must be openai, words or none.")
            .Validate(
                options => options.Kind != ModerationKind.Words || options.Words.Count > 0,
                "MODERATION_WORDS must list the words (separated by commas) that MODERATION=words is to refuse.")
            .ValidateOnStart();
        if (KindOf(configuration) == ModerationKind.Words) services.AddSingleton<IModerator, WordListModerator>();
        return services;
    }

    internal static ModerationKind? KindOf(IConfiguration configuration) => configuration["MODERATION"]?.Trim().ToUpperInvariant() switch
    {
        null or "" => string.IsNullOrWhiteSpace(configuration["OPENAI_API_KEY"]) ? ModerationKind.None : ModerationKind.OpenAI,
        "OPENAI" => ModerationKind.OpenAI,
        "WORDS" => ModerationKind.Words,
        "NONE" => ModerationKind.None,
        _ => null,
    };
}
