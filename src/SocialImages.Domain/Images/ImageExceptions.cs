using System.Globalization;
using SocialImages.Domain.Events;

namespace SocialImages.Domain.Images;

public sealed class UploadTooLargeException(string what, long maxBytes)
    : DomainException(string.Create(CultureInfo.InvariantCulture, $"{what} is larger than {maxBytes / (1024 * 1024)} MB."), "UPLOAD_TOO_LARGE")
{
    /// <summary>The most that is taken, in bytes.</summary>
    public long MaxBytes => maxBytes;
}

public sealed class UnsupportedImageFormatException(string what, IReadOnlyList<string> supported)
    : DomainException($"{what} is no picture of a format that is taken: {string.Join(", ", supported)}.", "UNSUPPORTED_IMAGE_FORMAT")
{
    /// <summary>The formats that are taken here.</summary>
    public IReadOnlyList<string> Supported => supported;
}

/// <summary>The picture itself is not taken: `damaged`, `too_many_pixels`, or what a provider's check of its own output says.</summary>
public sealed class ImageRejectedException(string message, string reason) : DomainException(message, "IMAGE_REJECTED")
{
    public string Reason => reason;
}

/// <summary>More pictures are coming in than can be worked on. Nothing is stored; the same request may succeed later.</summary>
public sealed class UploadsBusyException(int retryAfterSeconds)
    : DomainException($"Too many pictures are coming in at once. Try again in {retryAfterSeconds} s.", "UPLOADS_BUSY")
{
    public int RetryAfterSeconds => retryAfterSeconds;
}

/// <summary>The store of pictures does not answer. Nothing is changed; the same request may succeed later.</summary>
public sealed class StorageUnavailableException(string message) : DomainException(message, "STORAGE_UNAVAILABLE");

/// <summary>The address was not answered with a picture: `address_refused`, `not_reachable`, `not_found`, `timed_out` or `redirected_too_often`.</summary>
public sealed class ImportFailedException(string message, string reason) : DomainException(message, "IMPORT_FAILED")
{
    public string Reason => reason;
}
