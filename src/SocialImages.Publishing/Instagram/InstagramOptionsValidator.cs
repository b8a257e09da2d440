using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SocialImages.Publishing.Instagram;

internal sealed partial class InstagramOptionsValidator : IValidateOptions<InstagramOptions>
{
    public ValidateOptionsResult Validate(string? name, InstagramOptions options)
    {
        if (!Version().IsMatch(options.ApiVersion))
            return ValidateOptionsResult.Fail("INSTAGRAM_API_VERSION must look like v25.0.");
        if (options.AppId is null != options.AppSecret is null)
            return ValidateOptionsResult.Fail("INSTAGRAM_APP_ID and INSTAGRAM_APP_SECRET must be given together.");
        if (options.FacebookAppId is null != options.FacebookAppSecret is null)
            return ValidateOptionsResult.Fail("FACEBOOK_APP_ID and FACEBOOK_APP_SECRET must be given together.");
        if (!ScopeList().IsMatch(options.FacebookExtraScopes))
            return ValidateOptionsResult.Fail("FACEBOOK_EXTRA_SCOPES must be names such as business_management, separated by commas.");
        return ValidateOptionsResult.Success;
    }

    [GeneratedRegex("^v[0-9]{1,3}\\.[0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("^([a-z_]+(,[a-z_]+)*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ScopeList();
}
