using Quartz;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class PublishDuePostsJob(PostLanes lanes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await lanes.TickAsync(PostWork.Publish, cancellationToken);
}
