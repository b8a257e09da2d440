using SocialImages.Api.Workspaces;
using SocialImages.Domain.Library;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Library;

[ObjectType<Collection>]
public static partial class CollectionType
{
    static partial void Configure(IObjectTypeDescriptor<Collection> descriptor)
    {
        descriptor.Ignore(collection => collection.WorkspaceId);
        descriptor.Ignore(collection => collection.CreatedById);
    }

    /// <summary>Pictures in it that are not in the trash.</summary>
    public static Task<int> GetImageCountAsync(
        [Parent] Collection collection, IImageCountByCollectionIdDataLoader counts, CancellationToken cancellationToken)
        => counts.LoadAsync(collection.Id, cancellationToken);

    public static Task<User?> GetCreatedByAsync([Parent] Collection collection, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => users.LoadAsync(collection.CreatedById, cancellationToken);
}
