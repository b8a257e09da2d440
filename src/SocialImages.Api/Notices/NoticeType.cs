using SocialImages.Api.InstagramAccounts;
using SocialImages.Api.Posts;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;

namespace SocialImages.Api.Notices;

[ObjectType<Notice>]
public static partial class NoticeType
{
    static partial void Configure(IObjectTypeDescriptor<Notice> descriptor)
    {
        descriptor.Ignore(notice => notice.WorkspaceId);
        descriptor.Ignore(notice => notice.PostId);
        descriptor.Ignore(notice => notice.InstagramAccountId);
    }

    /// <summary>The post it is about.</summary>
    public static async Task<Post?> GetPostAsync([Parent] Notice notice, IPostByIdDataLoader posts, CancellationToken cancellationToken)
        => notice.PostId is { } id ? await posts.LoadAsync(id, cancellationToken) : null;

    /// <summary>The account it is about.</summary>
    public static async Task<InstagramAccount?> GetAccountAsync(
        [Parent] Notice notice, IInstagramAccountByIdDataLoader accounts, CancellationToken cancellationToken)
        => notice.InstagramAccountId is { } id ? await accounts.LoadAsync(id, cancellationToken) : null;
}
