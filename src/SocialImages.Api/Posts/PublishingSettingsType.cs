using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[ObjectType<PublishingSettings>]
public static partial class PublishingSettingsType
{
    static partial void Configure(IObjectTypeDescriptor<PublishingSettings> descriptor)
        => descriptor.Ignore(settings => settings.WorkspaceId);
}
