using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>
/// GPT image models, one streamed call a picture. The streaming methods exist at protocol level only, so the request is
/// written and the events are read here.
/// </summary>
internal sealed class OpenAIImageProvider(OpenAIConnection connection, IOptions<OpenAIOptions> options) : IImageProvider
{
    public string Name => "openai";

    public Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Func<ProviderProgress, Task> onProgress, CancellationToken cancellationToken)
    {
        var sentPrompt = OpenAIPrompt.Compose(request);
        var body = Body(request, sentPrompt);
        return connection.CallAsync(
            (client, deadline) => StreamAsync(client, request, sentPrompt, body, onProgress, deadline), options.Value.Timeout, cancellationToken);
    }

    private BinaryData Body(ImageRequest request, string sentPrompt) => BinaryData.FromObjectAsJson(new Dictionary<string, object>
    {
        ["model"] = request.ModelName,
        ["prompt"] = sentPrompt,
        ["n"] = 1,
        ["size"] = request.Size.ToString(),
        ["quality"] = request.Model.Qualities[request.Quality],
        ["output_format"] = "png",
        ["stream"] = true,
        ["partial_images"] = options.Value.PartialImages,
    });

    private async Task<ProvidedPicture> StreamAsync(
        OpenAIClient client, ImageRequest request, string sentPrompt, BinaryData body, Func<ProviderProgress, Task> onProgress, CallDeadline deadline)
    {
        using var content = BinaryContent.Create(body);
#pragma warning disable OPENAI001 // Streaming is marked experimental; it is the only way to previews.
        await using var events = await client.GetImageClient(request.ModelName)
            .GenerateImagesStreamingAsync(content, new RequestOptions { CancellationToken = deadline.Token });
#pragma warning restore OPENAI001
        var requestId = events.Headers.TryGetValue("x-request-id", out var id) ? id : null;
        var previews = 0;
        await foreach (var item in events.WithCancellation(deadline.Token))
        {
            if (OpenAIStreamEvent.Read(item.Data.ToMemory(), requestId) is not { } read) continue;
            if (read.PartialIndex is not { } index) return Finished(read, request, sentPrompt, requestId);
            // More previews than were asked for would hold the call open for ever.
            if (++previews > options.Value.PartialImages) continue;
            await deadline.PauseAsync(() => onProgress(new ProviderProgress((index + 1.0) / (options.Value.PartialImages + 1), read.Bytes)));
        }

        throw OpenAIErrors.NoPicture("The stream ended without a picture.", requestId);
    }

    private static ProvidedPicture Finished(OpenAIStreamEvent read, ImageRequest request, string sentPrompt, string? requestId)
        => new(read.Bytes, sentPrompt)
        {
            CostUsd = read.Usage is { } usage ? request.Model.TokenPrices?.CostOf(usage) : null,
            RequestId = requestId,
            RevisedPrompt = read.RevisedPrompt,
            IsNegativePromptFolded = request.NegativePrompt is not null,
        };
}
