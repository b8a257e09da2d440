using SocialImages.Imaging.Native;

namespace SocialImages.Imaging.Tests;

public sealed class FindingTheLibraryTests
{
    [Fact]
    public void NothingFound_SaysWhatWasTriedAndHowToGetIt()
    {
        var missing = Assert.Throws<DllNotFoundException>(() => VipsLibrary.Open(["/nowhere/libvips-cpp.so.1", "libvips-of-no-system.so.42"]));

        Assert.Contains("/nowhere/libvips-cpp.so.1, libvips-of-no-system.so.42", missing.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci --prefix eng/native", missing.Message, StringComparison.Ordinal);
        Assert.Contains("LIBVIPS_PATH", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnloadableFile_IsPassedOver()
    {
        var (handle, path) = VipsLibrary.Open([typeof(FindingTheLibraryTests).Assembly.Location, Studio.Engine.NativePath]);

        Assert.NotEqual(0, handle);
        Assert.Equal(Studio.Engine.NativePath, path);
    }

    [Fact]
    public void ShippedLibrary_IsPreferredAndComesWithItsLicences()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "native");
        Assert.SkipUnless(Directory.Exists(shipped), "The native modules were not fetched: npm ci --prefix eng/native");

        Assert.StartsWith(shipped, Studio.Engine.NativePath, StringComparison.Ordinal);
        Assert.Matches(@"^8\.\d+\.\d+$", Studio.Engine.NativeVersion);
        Assert.Contains("LGPL", File.ReadAllText(Path.Combine(shipped, "libvips-licences.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedFonts_ComeWithTheirLicence()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "fonts");
        Assert.SkipUnless(File.Exists(Path.Combine(shipped, "OFL.txt")), "The fonts were not fetched: npm ci --prefix eng/native");

        Assert.Contains("SIL OPEN FONT LICENSE", File.ReadAllText(Path.Combine(shipped, "OFL.txt")), StringComparison.Ordinal);
        Assert.Equal(
            [
                "Inter_400Regular.ttf", "Inter_600SemiBold.ttf", "Inter_800ExtraBold.ttf",
                "NotoEmoji_400Regular.ttf", "NotoSansArabic_400Regular.ttf", "NotoSansDevanagari_400Regular.ttf", "NotoSansHebrew_400Regular.ttf",
                "NotoSansKR_400Regular.ttf", "NotoSansSC_400Regular.ttf", "NotoSansThai_400Regular.ttf",
            ],
            Directory.EnumerateFiles(shipped, "*.ttf").Select(Path.GetFileName).Order());
    }
}
