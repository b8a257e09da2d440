using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialImages.Domain.Notices;
using SocialImages.Imaging;
using SocialImages.Imaging.Instagram;

namespace SocialImages.Domain.Posts;

public static class PostsRegistration
{
    /// <summary>Writing and scheduling posts, and the files they go out with. Publishing them is the dock's work.</summary>
    public static IServiceCollection AddPosts(this IServiceCollection services)
    {
        services.TryAddSingleton(new InstagramJpegOptions());
        services.TryAddSingleton<InstagramJpegMaker>();
        services.TryAddSingleton<CropSuggester>();
        return services
            .AddScoped<PostReferences>()
            .AddScoped<CreatePostCommand>()
            .AddScoped<UpdatePostCommand>()
            .AddScoped<SchedulePostCommand>()
            .AddScoped<UnschedulePostCommand>()
            .AddScoped<PublishPostNowCommand>()
            .AddScoped<DeletePostCommand>()
            .AddScoped<ApprovePostCommand>()
            .AddScoped<ResolvePostCommand>()
            .AddScoped<GenerateImagesForPostCommand>()
            .AddScoped<UpdatePublishingSettingsCommand>()
            .AddScoped<DismissNoticeCommand>()
            .AddSingleton<InstagramJpegs>()
            .AddSingleton<InstagramJpegSweeper>()
            .AddSingleton<PostPreviews>();
    }
}
