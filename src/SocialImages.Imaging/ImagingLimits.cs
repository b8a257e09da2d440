namespace SocialImages.Imaging;

/// <summary>What is refused before anything is decoded.</summary>
public sealed record ImagingLimits
{
    /// <summary>Bytes of a source file; 30 MB.</summary>
    public int MaxBytes { get; init; } = 30 * 1024 * 1024;

    /// <summary>Width times height; 50 million.</summary>
    public long MaxPixels { get; init; } = 50_000_000;

    /// <summary>
    /// Bytes that the pictures which are worked on may take together, and that a decoder may take alone; 256 million. Those of baseline
    /// JPEG and of PNG work line by line. It refuses WebP above 28 megapixels, AVIF above 14 (10 where it has more than 8 bits),
    /// progressive JPEG above 42 unless its colours have a lower resolution, and interlaced PNG of 16 bits above 32 to 42.
    /// </summary>
    public long MaxDecoderMemory { get; init; } = 256_000_000;

    /// <summary>Pixels along the longer side; 16,384.</summary>
    public int MaxSide { get; init; } = 16_384;

    /// <summary>Frames of a GIF or WebP, of which the first is taken, and scans of a JPEG; 500 and 32.</summary>
    public int MaxFrames { get; init; } = 500;

    public int MaxScans { get; init; } = 32;

    /// <summary>Pictures worked on at once; one per core, as each uses one thread.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Pictures that may wait for a worker before the next is refused as <see cref="ImagingReason.Busy"/>; 256.</summary>
    public int MaxWaiting { get; init; } = 256;
}
