using Quartz;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class RefreshAccessTokensJob(AccessTokenRefresher refresher, TokenResealer resealer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await refresher.RefreshDueAsync(cancellationToken);
        await resealer.ResealAsync(cancellationToken);
    }
}
