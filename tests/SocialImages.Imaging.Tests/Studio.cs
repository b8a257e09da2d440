using SocialImages.Imaging.Drawing;
using SocialImages.Imaging.Instagram;
using SocialImages.Imaging.Transforms;

namespace SocialImages.Imaging.Tests;

/// <summary>One engine for the whole run, as in a process, with every tool on it.</summary>
internal static class Studio
{
    internal static ImagingEngine Engine { get; } = new();

    internal static ImageInspector Inspector { get; } = new(Engine);

    internal static ImageNormalizer Normalizer { get; } = new(Engine);

    internal static RenditionMaker Renditions { get; } = new(Engine);

    internal static CropSuggester Crops { get; } = new(Engine);

    internal static ImageCodec Codec { get; } = new(Engine);

    internal static TextRenderer Text { get; } = new(Engine);

    internal static ImageTransformer Transformer { get; } = new(Engine);

    internal static InstagramJpegMaker Instagram { get; } = new(Engine, new InstagramJpegOptions());

    internal static Task<NormalizedImage> NormalizeAsync(ReadOnlyMemory<byte> bytes) => Normalizer.NormalizeAsync(bytes, [], TestContext.Current.CancellationToken);

    internal static async Task<byte[]> EncodeAsync(PixelBuffer pixels, ImageFormat format, int quality = 90) =>
        (await Codec.EncodeAsync(pixels, format, new Quality(quality), TestContext.Current.CancellationToken)).Bytes.ToArray();

    internal static Task<PixelBuffer> DecodeAsync(ReadOnlyMemory<byte> bytes) => Codec.DecodeAsync(bytes, TestContext.Current.CancellationToken);

    internal static async Task<ImagingReason> RefusalAsync(ReadOnlyMemory<byte> bytes) =>
        (await Assert.ThrowsAsync<ImagingException>(() => NormalizeAsync(bytes))).Reason;
}
