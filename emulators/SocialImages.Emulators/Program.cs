using SocialImages.Emulators.Cloudinary;
using SocialImages.Emulators.Compatible;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Feed;
using SocialImages.Emulators.Gemini;
using SocialImages.Emulators.Instagram;
using SocialImages.Emulators.Midjourney;
using SocialImages.Emulators.OpenAI;
using SocialImages.Emulators.Stability;
using SocialImages.Emulators.StableDiffusion;

namespace SocialImages.Emulators;

/// <summary>The other side of every wire, as one web app on loopback. In a namespace so that a test project can name it beside the product's own Program.</summary>
public sealed class Program
{
    private Program()
    {
    }

    public static async Task Main(string[] args)
    {
        await using var app = Compose(args);
        await app.RunAsync();
    }

    internal static WebApplication Compose(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.ListenOnLoopback();
        builder.Services.AddControl(builder.Configuration);
        builder.Services.AddOpenAI();
        builder.Services.AddStability();
        builder.Services.AddGemini();
        builder.Services.AddMidjourney();
        builder.Services.AddStableDiffusion();
        builder.Services.AddCompatible();
        builder.Services.AddCloudinary();
        builder.Services.AddInstagram();

        var app = builder.Build();
        app.UseControl();
        app.MapControl();
        app.MapOpenAI();
        app.MapStability();
        app.MapGemini();
        app.MapMidjourney();
        app.MapStableDiffusion();
        app.MapCompatible();
        app.MapCloudinary();
        app.MapInstagram();
        app.MapFeed();
        return app;
    }
}
