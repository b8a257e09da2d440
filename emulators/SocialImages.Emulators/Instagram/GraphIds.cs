using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>17-digit numbers that grow with time: 17… for containers, 18… for media.</summary>
internal sealed class GraphIds(EmulatorClock clock)
{
    private const string ContainerPrefix = "17";
    private const string MediaPrefix = "18";
    private long last;

    public string NextContainer() => ContainerPrefix + Next();

    public string NextMedia() => MediaPrefix + Next();

    public static bool IsContainer(string id) => id.Length == 17 && id.StartsWith(ContainerPrefix, StringComparison.Ordinal) && !id.StartsWith(InstagramAccount.IdPrefix, StringComparison.Ordinal);

    public static bool IsMedia(string id) => id.Length == 17 && id.StartsWith(MediaPrefix, StringComparison.Ordinal);

    private string Next()
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds() * 100;
        long seen, next;
        do
        {
            seen = Interlocked.Read(ref last);
            next = Math.Max(seen + 1, now);
        }
        while (Interlocked.CompareExchange(ref last, next, seen) != seen);
        return next.ToString("D15", provider: null);
    }
}
