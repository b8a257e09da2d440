namespace SocialImages.Emulators.OpenAI;

/// <summary>Tokens as OpenAI counts them: output by quality and area, 100 more for each partial picture.</summary>
internal sealed record TokenUsage(int TextTokens, int ImageTokens, int OutputTokens)
{
    private const int PerPartialImage = 100;
    private const double SquarePixels = 1024 * 1024;

    /// <summary>A picture that is not square costs less than its area says (1024x1536 has 1.5 times the pixels and fewer tokens on gpt-image-2).</summary>
    private const double OblongShare = 0.52;

    public object Body => new
    {
        input_tokens = TextTokens + ImageTokens,
        output_tokens = OutputTokens,
        total_tokens = TextTokens + ImageTokens + OutputTokens,
        input_tokens_details = new { text_tokens = TextTokens, image_tokens = ImageTokens },
        output_tokens_details = new { text_tokens = 0, image_tokens = OutputTokens },
    };

    public static TokenUsage Of(ImageRequest request, int partialImages)
    {
        var text = 7 + (request.Prompt.Length + 3) / 4;
        var images = request.References.Count * 323;
        return new TokenUsage(text, images, request.Count * PerPicture(request) + partialImages * PerPartialImage);
    }

    private static int PerPicture(ImageRequest request)
    {
        var square = request.Model.SquareTokens[request.Quality];
        if (request.Model.Sizes is not null) return request.Width == request.Height ? square : square * 3 / 2;
        var area = request.Width * (double)request.Height / SquarePixels;
        return (int)Math.Ceiling(square * area * (request.Width == request.Height ? 1 : OblongShare));
    }
}
