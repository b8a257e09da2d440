using Quartz;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class SweepOrphansJob(InstagramJpegSweeper jpegs, DeliverySweeper deliveries) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await jpegs.SweepAsync(cancellationToken);
        await deliveries.SweepAsync(cancellationToken);
    }
}
