using Quartz;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class RefreshAccessTokensJob(AccessTokenRefresher refresher, FacebookTokenChecker checker, TokenResealer resealer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await refresher.RefreshDueAsync(cancellationToken);
        await checker.CheckDueAsync(cancellationToken);
        await resealer.ResealAsync(cancellationToken);
    }
}
