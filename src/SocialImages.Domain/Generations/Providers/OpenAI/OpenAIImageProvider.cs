using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>
/// GPT image models, one streamed call a picture. The streaming methods exist at protocol level only, so the request is
/// written and the events are read here.
/// </summary>
internal sealed class OpenAIImageProvider(OpenAIConnection connection, IOptions<OpenAIOptions> options) : IImageProvider
{
    public string Name => "openai";

    public Task<ProvidedPicture> GenerateAsync(
        ImageRequest request, Action<ProviderProgress> onProgress, CancellationToken cancellationToken)
    {
        var asked = OpenAIRequest.Of(request, options.Value);
        return connection.CallAsync(
            (client, deadline) => StreamAsync(client, request, asked, onProgress, deadline), options.Value.Timeout, cancellationToken);
    }

    private async Task<ProvidedPicture> StreamAsync(
        OpenAIClient client, ImageRequest request, OpenAIRequest asked, Action<ProviderProgress> onProgress, CallDeadline deadline)
    {
        using var content = asked.ToContent();
        var call = new RequestOptions { CancellationToken = deadline.Token };
#pragma warning disable OPENAI001 // Streaming is marked experimental; it is the only way to previews.
        var images = client.GetImageClient(request.ModelName);
        await using var events = asked.IsEdit
            ? await images.GenerateImageEditsStreamingAsync(content.Body, content.ContentType, call)
            : await images.GenerateImagesStreamingAsync(content.Body, call);
#pragma warning restore OPENAI001
        var requestId = events.Headers.TryGetValue("x-request-id", out var id) ? id : null;
        var rest = RetryAdvice.Rest(events.Headers);
        var previews = 0;
        await foreach (var item in events.WithCancellation(deadline.Token))
        {
            if (OpenAIStreamEvent.Read(item.Data.ToMemory(), requestId) is not { } read) continue;
            if (read.PartialIndex is not { } index) return Finished(read, request, asked.Prompt, requestId) with { RestBeforeNextCall = rest };
            // More previews than were asked for would hold the call open for ever.
            if (++previews > options.Value.PartialImages) continue;
            deadline.Renew();
            onProgress(new ProviderProgress((index + 1.0) / (options.Value.PartialImages + 1), read.Bytes));
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
