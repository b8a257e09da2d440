using System.Text.Json;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;
using SocialImages.Imaging;

namespace SocialImages.Emulators.StableDiffusion;

/// <summary>One graphics card: one picture at a time, all others wait on their open connections. Its progress is global.</summary>
internal sealed class StableDiffusionMachine(Atelier atelier, SettingsBook settings, EmulatorClock clock) : IDisposable
{
    private const int StepsOfAPreview = 4;
    private readonly SemaphoreSlim queue = new(1, 1);

    public StableDiffusionState State { get; private set; } = StableDiffusionState.Idle;

    public void Dispose() => queue.Dispose();

    public async Task<object> MakeAsync(StableDiffusionOrder order, byte[]? init)
    {
        await queue.WaitAsync();
        try
        {
            State = new StableDiffusionState { Task = order.ForceTaskId, Steps = order.Steps, JobCount = order.NIter, IsRunning = true };
            var now = settings.Current.StableDiffusion;
            if ((long)order.FinalWidth * order.FinalHeight * order.BatchSize > now.MaxPixels)
                throw new StableDiffusionException(500, "CUDA out of memory.", "OutOfMemoryError");
            return await PicturesAsync(order, init, now);
        }
        finally
        {
            // Whether it was interrupted stays readable until the next begins.
            State = new StableDiffusionState { IsInterrupted = State.IsInterrupted };
            queue.Release();
        }
    }

    private async Task<object> PicturesAsync(StableDiffusionOrder order, byte[]? init, StableDiffusionSettings now)
    {
        var first = order.Seed >= 0 ? order.Seed : (long)(Ids.Stable(Ids.Hex(8)) % 4_294_967_295);
        var pictures = new List<byte[]>();
        for (var index = 0; index < order.BatchSize * order.NIter && !State.IsInterrupted; index++)
        {
            State.JobNumber = index / order.BatchSize;
            var painting = await PaintAsync(order, first + index, init);
            var reached = await StepAsync(order, painting, now);
            pictures.Add(await atelier.FileAsync(reached < order.Steps ? painting.Unsharp(0, 3) : painting, "png", CancellationToken.None));
        }

        var hasGrid = pictures.Count > 1 && (order.WantsGrid || now.AlwaysGrid) || (now.AlwaysGrid && pictures.Count == 1);
        if (hasGrid) pictures.Insert(0, pictures[0]);
        return new
        {
            images = order.SendImages ? pictures : [],
            parameters = new { prompt = order.Prompt, steps = order.Steps, width = order.Width, height = order.Height },
            info = now.Dialect == StableDiffusionDialect.SdCpp ? "" : Info(order, first, pictures.Count, hasGrid),
        };
    }

    private async Task<Raster> PaintAsync(StableDiffusionOrder order, long seed, byte[]? init)
    {
        try
        {
            return await atelier.PaintAsync(new PictureOrder(order.Prompt, order.FinalWidth, order.FinalHeight, (ulong)seed), init);
        }
        catch (ImagingException)
        {
            throw new StableDiffusionException(500, "Invalid encoded image");
        }
    }

    private async Task<int> StepAsync(StableDiffusionOrder order, Raster painting, StableDiffusionSettings now)
    {
        for (var step = 1; step <= order.Steps; step++)
        {
            if (State.IsInterrupted) return step;
            State.Step = step;
            if (now.StepDelayMs == 0) continue;
            if (step % StepsOfAPreview == 1)
            {
                var share = (step - 1) * 3 / order.Steps;
                State.Preview = await atelier.FileAsync(painting.Unsharp(share, 3), "jpeg", CancellationToken.None);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(now.StepDelayMs), clock);
        }

        return order.Steps;
    }

    private static string Info(StableDiffusionOrder order, long seed, int count, bool hasGrid) => JsonSerializer.Serialize(new
    {
        prompt = order.Prompt,
        negative_prompt = order.NegativePrompt,
        seed,
        all_seeds = Enumerable.Range(0, count).Select(index => seed + index),
        width = order.FinalWidth,
        height = order.FinalHeight,
        sampler_name = order.SamplerName ?? "Euler",
        cfg_scale = order.CfgScale,
        steps = order.Steps,
        batch_size = order.BatchSize,
        sd_model_name = order.OverrideSettings.TryGetValue("sd_model_checkpoint", out var model) && StableDiffusionEndpoints.Checkpoints.Contains(model.ToString()) ? model.ToString() : StableDiffusionEndpoints.Checkpoints[0],
        denoising_strength = order.DenoisingStrength,
        index_of_first_image = hasGrid ? 1 : 0,
        infotexts = new[] { $"{order.Prompt}\nSteps: {order.Steps}, Seed: {seed}" },
    });
}
