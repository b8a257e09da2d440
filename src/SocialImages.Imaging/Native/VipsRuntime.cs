namespace SocialImages.Imaging.Native;

/// <summary>Starts libvips once per process, with every decoder shut except those of the formats we take.</summary>
internal static class VipsRuntime
{
    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadNsgif",
    ];

    private static readonly Lazy<string> Started = new(Start);

    internal static string Version => Started.Value;

    private static string Start()
    {
        VipsLibrary.Register();
        Allocator.KeepBuffers();
        SetEnvironment();
        if (VipsNative.Init("socialimages") != 0)
            throw new InvalidOperationException($"libvips at {VipsLibrary.LoadedFrom} did not start: {VipsError.Take()}");

        BlockLoaders();
        VipsNative.CacheSetMax(0);
        VipsNative.ConcurrencySet(1);
        return $"{VipsNative.Version(0)}.{VipsNative.Version(1)}.{VipsNative.Version(2)}";
    }

    // The library reads the C environment, which .NET's Environment does not write.
    private static void SetEnvironment()
    {
        VipsNative.SetEnv("VIPS_BLOCK_UNTRUSTED", "1", overwrite: 1);
        // Otherwise every odd byte in an upload prints a warning on stderr.
        VipsNative.SetEnv("VIPS_WARNING", "0", overwrite: 0);
        var fonts = Path.Combine(AppContext.BaseDirectory, "fonts", "fonts.conf");
        if (File.Exists(fonts))
            VipsNative.SetEnv("FONTCONFIG_FILE", fonts, overwrite: 0);
    }

    private static void BlockLoaders()
    {
        VipsNative.BlockUntrustedSet(1);
        VipsNative.OperationBlockSet("VipsForeignLoad", 1);
        foreach (var loader in AllowedLoaders)
            VipsNative.OperationBlockSet(loader, 0);
    }
}
