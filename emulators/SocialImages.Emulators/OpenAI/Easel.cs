using System.Globalization;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;
using SocialImages.Imaging;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Hands an order to the painter and brings the picture back in the format asked for. No two orders give the same picture.</summary>
internal sealed class Easel(ReferencePictures references, Darkroom darkroom, SettingsBook settings)
{
    private long counter;

    public async Task<byte[]> PaintAsync(ImageRequest request, CancellationToken cancellationToken) =>
        await FinishAsync(await BeginAsync(request, cancellationToken), request, cancellationToken);

    public async Task<Raster> BeginAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref counter);
        var seed = Ids.Stable(string.Create(CultureInfo.InvariantCulture, $"{request.Model.Id}|{request.Prompt}|{request.Size}|{request.Quality}|{number}"));
        var order = new PictureOrder(request.Prompt, request.Width, request.Height, seed);
        var painting = await Painter.PaintAsync(order, settings.Current.Painting, cancellationToken);
        if (request.References.Count > 0) painting = await EditAsync(request, order, painting, cancellationToken);
        return request.Background == "transparent" ? Retouch.CutOut(painting) : painting;
    }

    public Task<byte[]> PartialAsync(Raster picture, ImageRequest request, int index, CancellationToken cancellationToken) =>
        darkroom.EncodeAsync(picture.Unsharp(index, request.PartialImages), request.Format, request.Compression, cancellationToken);

    public Task<byte[]> FinishAsync(Raster picture, ImageRequest request, CancellationToken cancellationToken) =>
        darkroom.EncodeAsync(picture, request.Format, request.Compression, cancellationToken);

    private async Task<Raster> EditAsync(ImageRequest request, PictureOrder order, Raster painting, CancellationToken cancellationToken)
    {
        try
        {
            var first = await references.ReadAsync(request.References[0], order, cancellationToken);
            var mask = request.Mask is { } file ? await references.ReadMaskAsync(file, order, cancellationToken) : null;
            return Retouch.Edit(first, painting, mask);
        }
        catch (ImagingException unreadable)
        {
            throw OpenAIException.UserError("invalid_image_file", "image", $"Invalid file 'image': {unreadable.PublicMessage}");
        }
    }
}
