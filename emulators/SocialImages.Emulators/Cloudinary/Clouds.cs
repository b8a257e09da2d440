using System.Collections.Concurrent;

namespace SocialImages.Emulators.Cloudinary;

/// <summary>A product environment with its one key.</summary>
internal sealed record Cloud(string Name, string ApiKey, string ApiSecret);

/// <summary>The clouds that exist. The name has capitals on purpose: they must survive a client's parsing of CLOUDINARY_URL.</summary>
internal sealed class Clouds
{
    public static readonly Cloud Demo = new("DemoCloud", "111122223333444", "emulated-cloud-secret");

    private readonly ConcurrentDictionary<string, Cloud> clouds = new(StringComparer.Ordinal) { [Demo.Name] = Demo };

    public void Add(Cloud cloud) => clouds[cloud.Name] = cloud;

    public Cloud Named(string name) =>
        clouds.TryGetValue(name, out var cloud) ? cloud : throw CloudinaryException.Unauthorized($"Invalid cloud_name {name}");

    public Cloud? Find(string name) => clouds.GetValueOrDefault(name);
}
