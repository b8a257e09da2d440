using SocialImages.Imaging.Fingerprints;

namespace SocialImages.Imaging;

/// <param name="Image">JPEG, or PNG where something is really transparent.</param>
/// <param name="Original">What the file said about itself.</param>
/// <param name="Renditions">Those that were asked for, largest first.</param>
public sealed record NormalizedImage(EncodedImage Image, ImageFacts Original, ImageFingerprint Fingerprint, IReadOnlyList<Rendition> Renditions);
