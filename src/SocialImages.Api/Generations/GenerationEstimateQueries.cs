using System.Security.Claims;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;

namespace SocialImages.Api.Generations;

[QueryType]
public static partial class GenerationEstimateQueries
{
    /// <summary>What a request would cost and become. Nothing is stored and nothing is charged.</summary>
    [Authorize(Policy = Policies.Viewer)]
    public static Task<GenerationEstimate> EstimateGenerationAsync(
        GenerationRequestInput input, ClaimsPrincipal user, GenerationEstimates estimates, CancellationToken cancellationToken)
        => estimates.EstimateAsync(user.Caller(), input.ToRequest(), cancellationToken);
}

[ObjectType<GenerationEstimate>]
public static partial class GenerationEstimateType
{
    static partial void Configure(IObjectTypeDescriptor<GenerationEstimate> descriptor) => descriptor.Ignore(estimate => estimate.Error);

    /// <summary>Why `generateImages` would refuse it now; null when it would be accepted.</summary>
    public static IUserError? GetError([Parent] GenerationEstimate estimate) => estimate.Error;

    public static bool GetHasEnoughCredits([Parent] GenerationEstimate estimate)
        => estimate.Plan is null || estimate.Plan.Credits <= estimate.CreditsAvailable;
}
