namespace SocialImages.Emulators.Painting;

/// <summary>How much work goes into a picture. Who only needs bytes of the right size and colours takes a sketch.</summary>
internal sealed class PaintingSettings
{
    /// <summary>Larger orders are painted at this many pixels and enlarged.</summary>
    public int MaxPixels { get; init; } = 1_100_000;

    /// <summary>The style's grain; without it a file is several times smaller.</summary>
    public bool Grain { get; init; } = true;

    /// <summary>
    /// Whether a JPEG comes in scans, coarse first, instead of in one with colours at half the resolution, as most servers write
    /// it. Which of the two the services send is unconfirmed; scans take several times as long to read.
    /// </summary>
    public bool ProgressiveJpeg { get; init; }
}
