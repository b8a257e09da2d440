using Quartz;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class SweepOrphansJob(InstagramJpegSweeper jpegs, FileSweeper files, DeliverySweeper deliveries) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // First the rows, so that the files they named go at once.
        await jpegs.SweepAsync(cancellationToken);
        await files.SweepAsync(cancellationToken);
        await deliveries.SweepAsync(cancellationToken);
    }
}
