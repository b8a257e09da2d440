using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Emulators.Painting;

internal static class PaintingServices
{
    /// <summary>Painting, and the imaging tools that Cloudinary's transformations use too.</summary>
    public static void AddPainting(this IServiceCollection services)
    {
        services.AddSingleton(_ => new ImagingEngine(new ImagingLimits { MaxBytes = 110 * 1024 * 1024, MaxWaiting = 10_000 }));
        services.AddSingleton<ImageCodec>();
        services.AddSingleton<ImageInspector>();
        services.AddSingleton<ImageTransformer>();
        services.AddSingleton<ReferencePictures>();
        services.AddSingleton<Darkroom>();
        services.AddSingleton<PictureJudge>();
        services.AddSingleton<PictureEye>();
        services.AddSingleton<Atelier>();
    }
}
