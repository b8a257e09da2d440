using SocialImages.Emulators.Control;
using SocialImages.Imaging;

namespace SocialImages.Emulators.Painting;

/// <summary>Pictures for the emulated models: painted from the words, over a reference where there is one, as a file.</summary>
internal sealed class Atelier(ReferencePictures references, Darkroom darkroom, SettingsBook settings)
{
    /// <exception cref="ImagingException">A reference or mask is no picture.</exception>
    public async Task<Raster> PaintAsync(PictureOrder order, byte[]? reference = null, byte[]? mask = null, CancellationToken cancellationToken = default)
    {
        var painting = await Painter.PaintAsync(order, settings.Current.Painting, cancellationToken);
        if (reference is null) return painting;
        var first = await references.ReadAsync(reference, order, cancellationToken);
        var kept = mask is null ? null : await references.ReadMaskAsync(mask, order, cancellationToken);
        return Retouch.Edit(first, painting, kept is { HasAlpha: true } ? kept : null);
    }

    /// <summary>The reference itself at another size.</summary>
    /// <exception cref="ImagingException">It is no picture.</exception>
    public Task<Raster> ResizeAsync(byte[] picture, int width, int height, CancellationToken cancellationToken) =>
        references.ReadAsync(picture, new PictureOrder("", width, height, 0), cancellationToken);

    public Task<byte[]> FileAsync(Raster raster, string format, CancellationToken cancellationToken) => darkroom.EncodeAsync(raster, format, 90, cancellationToken);
}
