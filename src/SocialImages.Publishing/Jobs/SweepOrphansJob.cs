using Quartz;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class SweepOrphansJob(DeliverySweeper sweeper) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sweeper.SweepAsync(cancellationToken);
}
