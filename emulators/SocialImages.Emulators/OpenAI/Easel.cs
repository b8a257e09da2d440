using System.Globalization;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary>Hands an order to the painter and brings the picture back in the format asked for. No two orders give the same picture.</summary>
internal sealed class Easel(Darkroom darkroom)
{
    private long counter;

    public async Task<byte[]> PaintAsync(ImageRequest request, CancellationToken cancellationToken) =>
        await FinishAsync(await BeginAsync(request, cancellationToken), request, cancellationToken);

    public Task<Raster> BeginAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref counter);
        var seed = Ids.Stable(string.Create(CultureInfo.InvariantCulture, $"{request.Model.Id}|{request.Prompt}|{request.Size}|{request.Quality}|{number}"));
        var order = new PictureOrder(request.Prompt, request.Width, request.Height, seed)
        {
            Transparent = request.Background == "transparent",
            References = request.References,
            Mask = request.Mask,
        };
        return Painter.PaintAsync(order, cancellationToken);
    }

    public Task<byte[]> PartialAsync(Raster picture, ImageRequest request, int index, CancellationToken cancellationToken) =>
        darkroom.EncodeAsync(picture.Unsharp(index, request.PartialImages), request.Format, request.Compression, cancellationToken);

    public Task<byte[]> FinishAsync(Raster picture, ImageRequest request, CancellationToken cancellationToken) =>
        darkroom.EncodeAsync(picture, request.Format, request.Compression, cancellationToken);
}
