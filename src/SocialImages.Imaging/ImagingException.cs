namespace SocialImages.Imaging;

public enum ImagingReason
{
    /// <summary>More bytes than allowed.</summary>
    TooLarge,

    /// <summary>More pixels than allowed, in all or along a side.</summary>
    TooManyPixels,

    /// <summary>Not a format we read, or one whose decoder is missing here.</summary>
    Unsupported,

    /// <summary>It starts like a picture and is none: truncated, damaged, or its header lies.</summary>
    Corrupt,

    /// <summary>Too many pictures are waiting already; the same call may succeed later.</summary>
    Busy,
}

/// <summary>A picture was not accepted. <see cref="PublicMessage"/> may be shown to its sender, the rest is for logs.</summary>
public sealed class ImagingException(ImagingReason reason, string publicMessage, Exception? cause = null)
    : Exception(cause is null ? publicMessage : $"{publicMessage} ({cause.Message})", cause)
{
    public ImagingReason Reason { get; } = reason;

    public string PublicMessage { get; } = publicMessage;

    /// <summary>Whether the same bytes may be accepted at another time.</summary>
    public bool IsTransient => Reason == ImagingReason.Busy;
}
