using System.Globalization;

namespace SocialImages.Emulators.Instagram;

/// <summary>Every refusal of the publishing calls, by what went wrong.</summary>
internal static class GraphErrors
{
    public static GraphException InvalidParameter(string reason) => new(100, null, $"(#100) {reason}");

    public static GraphException Required(string name) => InvalidParameter($"The parameter {name} is required.");

    public static GraphException NoSuchObject(string method, string id) =>
        new(100, 33, $"Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.")
        {
            Type = "GraphMethodException",
        };

    public static GraphException NoSuchField(string field, string node) => InvalidParameter($"Tried accessing nonexisting field ({field}) on node type ({node})");

    public static GraphException DownloadTooSlow(string url) =>
        new(-2, 2207003, "Timeout.", "Media download timeout", $"It takes too long to download the media from {url}.");

    public static GraphException CannotFetch() =>
        new(9004, 2207052, "Only photo or video can be accepted as media type.", "Media download has failed. The media URI doesn't meet our requirements.", "The media could not be fetched from this URI.");

    public static GraphException TooLarge(long bytes) =>
        new(36000, 2207004, "The image size is too large.", "Image size is too large", string.Create(CultureInfo.InvariantCulture, $"The image is too large to download. It should be less than 8 MiB; it has {bytes / 1048576.0:0.0} MiB."));

    public static GraphException WrongFormat(string format) =>
        new(36001, 2207005, "The image format is not supported.", "Unsupported image format", $"The image format {format} is not supported. Please check the supported formats: JPEG.");

    public static GraphException Unreadable() =>
        new(36001, 2207083, "The image format is not supported.", "Invalid Image Format", "The file could not be read as an image.");

    public static GraphException WrongRatio(double ratio) =>
        new(36003, 2207009, "The aspect ratio is not supported.", "Aspect ratio is not supported", string.Create(CultureInfo.InvariantCulture, $"The submitted image with aspect ratio {ratio:0.###} cannot be published. Please submit an image with a valid aspect ratio."));

    public static GraphException CaptionTooLong(int length) =>
        new(36004, 2207010, "The caption is too long.", "Caption too long", $"The submitted image's caption was {length} characters long. The maximum is 2,200 characters and 30 hashtags.");

    public static GraphException TooManyMentions() => new(100, 2207040, "(#100) Cannot use more than 20 @ tags.", "Too many tags", "The caption has more than 20 @ tags.");

    public static GraphException UnknownMediaType(string type) => new(100, 2207023, $"(#100) The media type {type} is unknown.", "Unknown media type", $"The media type {type} is unknown.");

    public static GraphException WrongChildren() => new(100, 2207028, "(#100) The carousel must have 2 to 10 items.", "Carousel validation failed", "A carousel needs at least 2 and at most 10 photos or videos.");

    public static GraphException MediaNotFound(string id) => new(24, 2207006, "The requested resource does not exist", "Media not found", $"The media with {id} cannot be found.");

    public static GraphException ContainerNotFound(string id) =>
        new(24, 2207008, "The requested resource does not exist", "Media builder not found", $"The media builder with creation id = {id} does not exist or has been expired.");

    public static GraphException NotReady() => new(9007, 2207027, "Media ID is not available", "Cannot Publish", "The media is not ready for publishing, please wait for a moment.");

    public static GraphException FailedContainer() => new(-1, 2207032, "Create media fail, please try to re-create media", "Media creation failed", "Create media fail, please try to re-create media.");

    public static GraphException QuotaReached() => new(9, 2207042, "Application request limit reached", "Posting limit reached", "You have reached the maximum number of posts that can be published by Content Publishing API.");

    public static GraphException ContainerLimit() => new(4, null, "(#4) Application request limit reached") { Status = StatusCodes.Status403Forbidden };

    public static GraphException TooManyCalls() => new(80002, null, "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.");

    public static GraphException Restricted() => new(25, 2207050, "The Instagram account is restricted.", "Account restricted", "The Instagram account is inactive, checkpointed, or restricted.");

    public static GraphException NotABusinessManager() => new(200, null, "(#200) Requires business_management permission to manage the object") { Status = StatusCodes.Status403Forbidden };

    public static GraphException NotTheApp() => InvalidParameter("You must provide an app access token, or a user access token that is an owner or developer of the app");

    public static GraphException MissingPermission() => new(10, null, "(#10) Application does not have permission for this action") { Status = StatusCodes.Status403Forbidden };
}
