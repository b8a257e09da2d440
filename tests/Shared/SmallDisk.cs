using System.Diagnostics;

namespace SocialImages.Testing;

/// <summary>A disk of few megabytes. Only root can mount one; elsewhere the test is skipped, and says so.</summary>
public sealed class SmallDisk : IDisposable
{
    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("disk-").FullName;
        var isMounted = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
        if (!isMounted) Directory.Delete(Path);
        Assert.SkipUnless(isMounted, "A small disk can only be mounted by root.");
    }

    public string Path { get; }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        // What still has a file open here lets go of it by itself.
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
