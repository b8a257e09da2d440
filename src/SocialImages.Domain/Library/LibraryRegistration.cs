using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.Domain.Library;

public static class LibraryRegistration
{
    /// <summary>Tags, collections and the trash.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services)
        => services
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
