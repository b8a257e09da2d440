using System.Runtime.InteropServices;

namespace SocialImages.Imaging.Native;

/// <summary>Finds the one native library: LIBVIPS_PATH (a file or its folder), then the one shipped beside the assembly, then the system's.</summary>
internal static class VipsLibrary
{
    internal const string Name = "vips";

    private static readonly Lazy<(nint Handle, string Path)> Loaded = new(() => Open(Candidates()));

    internal static string LoadedFrom => Loaded.Value.Path;

    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, (name, _, _) => name == Name ? Loaded.Value.Handle : 0);

    internal static (nint Handle, string Path) Open(IEnumerable<string> candidates)
    {
        var tried = new List<string>();
        foreach (var candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return (handle, candidate);
            tried.Add(candidate);
        }

        throw new DllNotFoundException(
            $"libvips was not found. Tried: {string.Join(", ", tried)}. Run `npm ci --prefix eng/native` and build again, " +
            "or install libvips (Debian: libvips42), or set LIBVIPS_PATH to the library's file or folder.");
    }

    private static IEnumerable<string> Candidates() =>
        FromEnvironment()
            .Concat(InFolder(Path.Combine(AppContext.BaseDirectory, "native", PackageFolder(), "lib")))
            .Concat(OperatingSystem.IsMacOS() ? ["libvips.42.dylib", "/opt/homebrew/lib/libvips.42.dylib"] : ["libvips.so.42"]);

    // Who names a library wants it, for instance for its HEVC decoder.
    private static IEnumerable<string> FromEnvironment()
    {
        var path = Environment.GetEnvironmentVariable("LIBVIPS_PATH");
        if (string.IsNullOrEmpty(path))
            return [];
        return Directory.Exists(path) ? InFolder(path) : [path];
    }

    private static IEnumerable<string> InFolder(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "libvips*").Order(StringComparer.Ordinal) : [Path.Combine(folder, "libvips-cpp")];

    private static string PackageFolder()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"sharp-libvips-{system}-{processor}";
    }
}
