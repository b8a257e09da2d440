using SocialImages.Domain.Images.Uploads;

namespace SocialImages.Api.Images;

/// <summary>Where the bytes of one file go, with one PUT.</summary>
[ObjectType<UploadTarget>]
public static partial class UploadTargetType
{
    static partial void Configure(IObjectTypeDescriptor<UploadTarget> descriptor) => descriptor.Ignore(target => target.Upload);

    /// <summary>What `completeUpload` asks for.</summary>
    [ID<StagedUpload>]
    public static Guid GetUploadId([Parent] UploadTarget target) => target.Upload.Id;

    public static DateTimeOffset GetExpiresAt([Parent] UploadTarget target) => target.Upload.ExpiresAt;

    /// <summary>Exactly as many bytes must come.</summary>
    public static long GetByteSize([Parent] UploadTarget target) => target.Upload.ByteSize;
}
