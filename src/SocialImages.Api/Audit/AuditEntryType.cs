using SocialImages.Api.Workspaces;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Api.Audit;

[ObjectType<AuditEntry>]
public static partial class AuditEntryType
{
    static partial void Configure(IObjectTypeDescriptor<AuditEntry> descriptor)
    {
        descriptor.Ignore(entry => entry.WorkspaceId);
        descriptor.Ignore(entry => entry.UserId);
    }

    [ID<AuditEntry>]
    public static Guid GetId([Parent] AuditEntry entry) => entry.Id;

    public static async Task<User?> GetUserAsync([Parent] AuditEntry entry, IUserByIdDataLoader users, CancellationToken cancellationToken)
        => entry.UserId is { } id ? await users.LoadAsync(id, cancellationToken) : null;
}
