using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.Options;
using OpenAI;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Generations.Providers.OpenAI;

/// <summary>
/// GPT image models, one streamed call a picture. The client streams at protocol level only, so the request is written
/// here; and the events are read here, because its own reader takes longer over a picture than the picture takes to come.
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
        var call = new RequestOptions { CancellationToken = deadline.Token, BufferResponse = false };
        var images = client.GetImageClient(request.ModelName);
        var result = asked.IsEdit
            ? await images.GenerateImageEditsAsync(content.Body, content.ContentType, call)
            : await images.GenerateImagesAsync(content.Body, call);
        using var response = result.GetRawResponse();
        var requestId = response.Headers.TryGetValue("x-request-id", out var id) ? id : null;
        var rest = RetryAdvice.Rest(response.Headers);
        var events = SseParser.Create(response.ContentStream!, (_, data) => OpenAIStreamEvent.Read(data, requestId));
        var previews = 0;
        await foreach (var item in events.EnumerateAsync(deadline.Token))
        {
            if (item.Data is not { } read) continue;
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
