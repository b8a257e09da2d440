using System.Text;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>A prompt for models that take one text: style and what must not be shown are told in words.</summary>
internal static class PromptText
{
    /// <param name="request">What to make.</param>
    /// <param name="styleWords">The provider's wording of a style.</param>
    public static string Compose(ImageRequest request, Func<ImageStyle, string> styleWords)
    {
        var text = new StringBuilder(request.Prompt);
        if (request.Style is { } style) text.Append("\n\nStyle: ").Append(styleWords(style)).Append('.');
        if (request.NegativePrompt is { } unwanted) text.Append("\n\nDo not show: ").Append(unwanted);
        return text.ToString();
    }
}
