using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>
/// How glibc deals with picture buffers. As it comes it keeps them in an arena per thread, some 600 MB after hours; given back
/// after each use, a fifth of a picture's time goes into getting them again. So: few arenas, kept while there is work, and
/// emptied when there is none.
/// </summary>
internal static partial class Allocator
{
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int Arenas = 2;

    /// <summary>The most that glibc takes, in bytes; larger blocks always go back at once.</summary>
    private const int KeptBlock = 32 * 1024 * 1024;
    private const int KeptInAll = 32 * 1024 * 1024;

    internal static void KeepBuffers() => Try(() =>
    {
        _ = MallOpt(MmapThreshold, KeptBlock);
        _ = MallOpt(TrimThreshold, KeptInAll);
        _ = MallOpt(ArenaMax, Arenas);
    });

    /// <summary>Gives everything unused back to the system. Milliseconds.</summary>
    internal static void ReturnBuffers() => Try(() => _ = MallocTrim(0));

    private static void Try(Action call)
    {
        if (!OperatingSystem.IsLinux())
            return;

        try
        {
            call();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, such as musl: it has no such options and no such habits.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int MallOpt(int parameter, int value);

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);
}
