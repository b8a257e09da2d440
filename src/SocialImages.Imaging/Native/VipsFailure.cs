namespace SocialImages.Imaging.Native;

/// <summary>An operation refused its input. Whoever knows what the input was has it explained.</summary>
internal sealed class VipsFailure(string operation, string detail) : Exception($"{operation}: {detail}")
{
    internal ImagingException Explained(ImageFormat format) => format == ImageFormat.Heic
        ? new(ImagingReason.Unsupported, "HEIC pictures cannot be read here; please send a JPEG.", this)
        : new(ImagingReason.Corrupt, "The picture is damaged or incomplete.", this);
}
