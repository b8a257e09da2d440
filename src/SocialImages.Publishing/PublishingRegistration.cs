using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Publishing.Cards;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.Instagram;
using SocialImages.Publishing.InstagramAccounts;
using SocialImages.Publishing.Jobs;
using SocialImages.Publishing.Posts;

namespace SocialImages.Publishing;

public static class PublishingRegistration
{
    private static readonly TimeSpan PostTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JustAfter = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan RepeatTick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TokenTick = TimeSpan.FromHours(1);
    private static readonly TimeSpan SweepTick = TimeSpan.FromHours(6);

    /// <summary>
    /// The clients of Instagram and Cloudinary, and, unless <c>PUBLISHING_ENABLED</c> is false, the jobs that publish.
    /// Needs Domain's rooms (data, posts, Instagram accounts, an image store) registered beside it.
    /// </summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        AddSettings(services, configuration);
        AddClients(services);
        AddDelivery(services, configuration);
        services.TryAddSingleton(Failpoint.None);
        services.AddSingleton<PublisherLag>().AddSingleton<AccountQuotas>().AddSingleton<AccountInspector>().AddSingleton<InstagramConnector>().AddSingleton<CloudinaryNotifications>();
        services.AddSingleton(provider => new PostValidator(
            provider.GetRequiredService<IDbContextFactory<SocialImagesDbContext>>(), provider.GetRequiredService<InstagramJpegs>(),
            provider.GetRequiredService<IPictureDelivery>(), provider.GetRequiredService<AccountInspector>()));
        services.AddKeyedSingleton<IImageStore, CloudinaryImageStore>(StoreKinds.Cloudinary);
        if (PublishingOptions.IsEnabled(configuration))
        {
            AddPostPublisher(services);
            AddJobs(services);
        }

        return services;
    }

    internal static void AddPostPublisher(IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ImagingEngine());
        services.TryAddSingleton<ImageNormalizer>();
        services.TryAddSingleton<ImageCodec>();
        services.TryAddSingleton<TextRenderer>();
        services.AddSingleton<CardText>().AddSingleton<CardMaker>().AddSingleton<AutoPicture>().AddSingleton<Substitute>().AddSingleton<MediaSearch>();
        services.AddSingleton<PictureStep>().AddSingleton<DeliverStep>().AddSingleton<ContainerStep>().AddSingleton<PublishStep>();
        services.AddSingleton<ReconcileStep>().AddSingleton<FollowUpStep>().AddSingleton<TimeLimitStep>().AddSingleton<PublishGate>().AddSingleton<DeliveryCleaner>().AddSingleton<PostRepeater>();
        services.AddSingleton<PublishSession>().AddSingleton<PostRuns>().AddSingleton<PostClaims>().AddSingleton<LeaseKeeper>().AddSingleton<ClockGuard>();
        services.AddSingleton<PostPublisher>().AddSingleton<PostLanes>().AddSingleton<DueAccounts>().AddSingleton<AccessTokenRefresher>().AddSingleton<FacebookTokenChecker>().AddSingleton<TokenResealer>().AddSingleton<DeliverySweeper>();
    }

    private static void AddSettings(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PublishingOptions>().Configure(options => PublishingOptions.Read(options, configuration)).ValidateOnStart();
        services.AddOptions<CloudinaryOptions>().Configure(options => CloudinaryOptions.Read(options, configuration))
            .Validate(
                options => options.Account is not null || !PublishingOptions.IsEnabled(configuration) || PictureDeliveryOptions.WayIn(configuration) == PictureDeliveryOptions.Storage,
                "CLOUDINARY_URL must be given while PUBLISHING_ENABLED is true, or INSTAGRAM_PICTURE_DELIVERY be storage: Instagram fetches the pictures there.")
            .Validate(
                options => options.Account is not null || configuration["IMAGE_STORAGE"] != StoreKinds.Cloudinary,
                "CLOUDINARY_URL must be given while IMAGE_STORAGE is \"cloudinary\".")
            .ValidateOnStart();
        services.AddOptions<InstagramOptions>().Configure(options => InstagramOptions.Read(options, configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InstagramOptions>, InstagramOptionsValidator>();
        services.AddOptions<PictureDeliveryOptions>().Configure(options => PictureDeliveryOptions.Read(options, configuration))
            .Validate(
                options => options.Way is PictureDeliveryOptions.Cloudinary or PictureDeliveryOptions.Storage,
                "INSTAGRAM_PICTURE_DELIVERY must be cloudinary or storage.")
            .ValidateOnStart();
    }

    private static void AddDelivery(IServiceCollection services, IConfiguration configuration)
    {
        if (PictureDeliveryOptions.WayIn(configuration) == PictureDeliveryOptions.Storage)
            services.AddSingleton<IPictureDelivery>(provider => provider.GetRequiredService<StorageDelivery>());
        else
            services.AddSingleton<IPictureDelivery, CloudinaryDelivery>();
    }

    // Deadlines are each call's own; redirects are refused, since neither service sends any; and requests are not logged,
    // since some addresses carry tokens.
    private static void AddClients(IServiceCollection services)
    {
        Plain(services.AddHttpClient<CloudinaryClient>());
        Plain(services.AddHttpClient<InstagramGraphClient>());
        Plain(services.AddHttpClient<InstagramOAuthClient>());
        Plain(services.AddHttpClient<FacebookLoginClient>());
        Plain(services.AddHttpClient<StorageDelivery>());

        static void Plain(IHttpClientBuilder client) => client
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(10);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    // Everything lives in memory and on every node: rows decide who works, Quartz only says when to look.
    private static void AddJobs(IServiceCollection services)
    {
        // Registered before Quartz, therefore stopped after it: first no more ticks, then the posts in work.
        services.AddHostedService(provider => provider.GetRequiredService<PostLanes>());
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.ScheduleJob<PrepareDuePostsJob>(trigger => Every(trigger.StartAt(NextSecond()), PostTick));
            quartz.ScheduleJob<PublishDuePostsJob>(trigger => Every(trigger.StartAt(NextSecond()), PostTick));
            quartz.ScheduleJob<RepeatPostsJob>(trigger => Every(trigger.StartNow(), RepeatTick));
            quartz.ScheduleJob<RefreshAccessTokensJob>(trigger => Every(trigger.StartNow(), TokenTick));
            quartz.ScheduleJob<SweepOrphansJob>(trigger => Every(trigger.StartNow(), SweepTick));
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
    }

    // Slots are whole minutes: looking just after a second has begun, not somewhere within it, sends what is due half a second earlier.
    private static DateTimeOffset NextSecond()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) + TimeSpan.FromSeconds(1) + JustAfter;
    }

    private static void Every<TJob>(ITriggerConfigurator<TJob> trigger, TimeSpan interval)
        where TJob : IJob =>
        trigger.WithSimpleSchedule(schedule => schedule
            .WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));
}
