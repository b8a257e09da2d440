using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.Domain.Posts;

public static class PostsRegistration
{
    /// <summary>Writing and scheduling posts. Publishing them is the dock's work.</summary>
    public static IServiceCollection AddPosts(this IServiceCollection services)
        => services
            .AddScoped<PostReferences>()
            .AddScoped<CreatePostCommand>()
            .AddScoped<UpdatePostCommand>()
            .AddScoped<SchedulePostCommand>()
            .AddScoped<UnschedulePostCommand>()
            .AddScoped<PublishPostNowCommand>()
            .AddScoped<DeletePostCommand>();
}
