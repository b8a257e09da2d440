using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Midjourney;

/// <summary>A grid of four, or one of the four by itself: the same picture, larger.</summary>
internal static class MidjourneyCanvas
{
    private const double Pixels = 1024 * 1024;

    public static async Task<Raster> PaintAsync(Atelier atelier, MidjourneyJob job)
    {
        var (width, height) = Size(job.Prompt);
        if (job.Grid is { } grid) return await QuarterAsync(atelier, grid, job.Index, width, height);
        var grown = new Raster(width, height, new byte[width * height * 3], HasAlpha: false);
        for (var index = 1; index <= 4; index++)
        {
            var quarter = await QuarterAsync(atelier, job, index, width / 2, height / 2);
            Place(quarter, grown, (index - 1) % 2 * (width / 2), (index - 1) / 2 * (height / 2));
        }

        return grown;
    }

    private static Task<Raster> QuarterAsync(Atelier atelier, MidjourneyJob grid, int index, int width, int height) =>
        atelier.PaintAsync(new PictureOrder(grid.Prompt, width, height, Ids.Stable($"{grid.Id}|{index}")), grid.Reference);

    private static (int Width, int Height) Size(string prompt)
    {
        var (width, height) = MidjourneyRules.Shape(prompt);
        var shape = Math.Clamp(width / height, 0.2, 5);
        return ((int)(Math.Sqrt(Pixels * shape) / 16) * 16, (int)(Math.Sqrt(Pixels / shape) / 16) * 16);
    }

    private static void Place(Raster small, Raster large, int left, int top)
    {
        for (var row = 0; row < small.Height; row++)
            small.Pixels.AsSpan(row * small.Width * 3, small.Width * 3).CopyTo(large.Pixels.AsSpan((((row + top) * large.Width) + left) * 3));
    }
}
