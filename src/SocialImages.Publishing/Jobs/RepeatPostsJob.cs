using Quartz;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing.Jobs;

[DisallowConcurrentExecution]
internal sealed class RepeatPostsJob(PostRepeater repeater) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await repeater.RepeatDueAsync(cancellationToken);
}
