using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Library.Tagging;

namespace SocialImages.Domain.Library;

public static class LibraryRegistration
{
    /// <summary>Tags, collections and the trash. Needs AddGenerations where a model suggests tags.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration["IMAGE_TAGGING_MODEL"])) services.AddHostedService<ImageTagger>();
        return services
            .AddScoped<LibraryImages>()
            .AddScoped<UpdateImageCommand>()
            .AddScoped<TagImagesCommand>()
            .AddScoped<DeleteImagesCommand>()
            .AddScoped<RestoreImagesCommand>()
            .AddScoped<PurgeImagesCommand>()
            .AddScoped<CreateCollectionCommand>()
            .AddScoped<AddToCollectionCommand>()
            .AddScoped<RemoveFromCollectionCommand>();
    }
}
