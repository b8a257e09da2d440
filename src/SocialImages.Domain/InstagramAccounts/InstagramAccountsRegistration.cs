using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.Domain.InstagramAccounts;

public static class InstagramAccountsRegistration
{
    private const int KeySize = 32;

    /// <summary>Connected accounts and the encryption of their tokens.</summary>
    public static IServiceCollection AddInstagramAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EncryptionOptions>()
            .Configure(options => options.Keys = (configuration["ENCRYPTION_KEYS"] ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Validate(
                options => options.Keys.Count > 0 && options.Keys.All(IsKey),
                "ENCRYPTION_KEYS must hold at least one key: base64 of 32 random bytes, several separated by commas, the current one first.")
            .ValidateOnStart();
        services.AddSingleton<TokenProtector>();
        services.AddScoped<ConnectInstagramAccountCommand>();
        services.AddScoped<BeginInstagramConnectionCommand>();
        services.AddScoped<DisconnectInstagramAccountCommand>();
        return services;
    }

    private static bool IsKey(string text)
        => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length == KeySize;
}
