namespace SocialImages.Emulators;

/// <summary>How <see cref="EmulatorServer"/> starts. Everything else is set through <c>POST /_control/settings</c>.</summary>
public sealed class EmulatorServerOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one. Give the earlier port to start "the same" outside world again.</summary>
    public int Port { get; init; }

    /// <summary>Folder that keeps published posts and stored assets over a restart; null keeps them in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>True (default): pictures are sketches that take no artificial time, and containers are FINISHED at once, also after a reset.</summary>
    public bool Instant { get; init; } = true;

    internal string[] ToArguments()
    {
        string[] urls = ["--urls", $"http://127.0.0.1:{Port}"];
        return DataFolder is null ? urls : [.. urls, "--EMULATORS_DATA", DataFolder];
    }
}
