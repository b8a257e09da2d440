using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[MutationType]
public static partial class PublishingSettingsMutations
{
    /// <summary>Changes what is given.</summary>
    /// <param name="brandColors">Grounds of cards, as `#rrggbb`, at most 6; an empty list for the house's own.</param>
    /// <param name="randomCardDesign">True: cards choose their design by their words again.</param>
    [Authorize(Policy = Policies.Admin)]
    [Error<ValidationException>]
    public static Task<PublishingSettings> UpdatePublishingSettingsAsync(
        bool? requiresApproval, IReadOnlyList<string>? brandColors, CardDesign? cardDesign,
        ClaimsPrincipal user, UpdatePublishingSettingsCommand command, CancellationToken cancellationToken, bool randomCardDesign = false)
        => command.ExecuteAsync(
            user.Caller(), new UpdatePublishingSettings(requiresApproval, brandColors, cardDesign, randomCardDesign), cancellationToken);
}
