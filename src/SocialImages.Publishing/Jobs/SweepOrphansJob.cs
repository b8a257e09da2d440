using Quartz;
using SocialImages.Domain.Images.Storage;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class SweepOrphansJob(DeliverySweeper deliveries, FileSweeper files) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await files.SweepAsync(cancellationToken);
        await deliveries.SweepAsync(cancellationToken);
    }
}
