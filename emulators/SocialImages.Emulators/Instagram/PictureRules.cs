using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary>What Instagram takes as a picture. Width outside 320–1440 and CMYK are converted by Instagram, so they pass; the control plane shows them.</summary>
internal static class PictureRules
{
    public static JpegFile Check(byte[] file, MediaKind kind, InstagramSettings settings)
    {
        // Zero bytes are reported as a ratio of 0, which misleads everybody once.
        if (file.Length == 0) throw GraphErrors.WrongRatio(0);
        if (file.Length > ImageFetcher.MaxBytes) throw GraphErrors.TooLarge(file.Length);
        if (JpegFile.Read(file) is not { } jpeg) throw Unusable(file);
        if (jpeg.IsMultiPicture) throw GraphErrors.WrongFormat("MPO");
        if (!jpeg.IsComplete) throw GraphErrors.Unreadable();
        if (kind != MediaKind.Story && (jpeg.Ratio < settings.MinRatio || jpeg.Ratio > settings.MaxRatio)) throw GraphErrors.WrongRatio(jpeg.Ratio);
        return jpeg;
    }

    private static GraphException Unusable(byte[] file) => ImageHeader.Read(file) is { Format: not "jpg" } other
        ? GraphErrors.WrongFormat(other.Format.ToUpperInvariant())
        : IsIsoMedia(file) ? GraphErrors.WrongFormat("HEIC") : GraphErrors.Unreadable();

    private static bool IsIsoMedia(ReadOnlySpan<byte> file) => file.Length > 12 && file[4..8].SequenceEqual("ftyp"u8);
}
