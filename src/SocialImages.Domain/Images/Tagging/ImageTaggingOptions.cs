namespace SocialImages.Domain.Images.Tagging;

/// <summary>Whether a model looks at the pictures that come in, and suggests tags.</summary>
public sealed class ImageTaggingOptions
{
    /// <summary>
    /// `IMAGE_TAGGING_MODEL`: a model of OpenAI's that sees, such as `gpt-4.1-mini`; each picture that is uploaded or imported then costs
    /// one short call. Default none: nobody is shown a picture.
    /// </summary>
    public string? Model { get; set; }
}
