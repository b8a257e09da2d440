using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Tests.Support;

/// <summary>Something between the service and its store.</summary>
internal static class StoreWrapping
{
    public static void WrapStore(this IServiceCollection services, Func<IImageStore, IImageStore> wrap)
    {
        var store = services.Last(service => service.ServiceType == typeof(IImageStore));
        services.AddSingleton(provider => wrap((IImageStore)(store.ImplementationFactory is { } make
            ? make(provider)
            : ActivatorUtilities.CreateInstance(provider, store.ImplementationType!))));
    }
}
