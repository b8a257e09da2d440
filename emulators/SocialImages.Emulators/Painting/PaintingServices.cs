namespace SocialImages.Emulators.Painting;

internal static class PaintingServices
{
    public static void AddPainting(this IServiceCollection services)
    {
        services.AddSingleton<Painter>();
        services.AddSingleton<Darkroom>();
        services.AddSingleton<PictureJudge>();
    }
}
