using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Images;

namespace SocialImages.Publishing.Posts;

/// <summary>A picture the workspace has already, whose tags are among the caption's hashtags.</summary>
internal sealed partial class LibraryPick
{
    private const int MaxTags = 30;

    /// <summary>The one that was used least, then the newest; null when none has such a tag.</summary>
    public static async Task<Image?> FindAsync(PostRun run, CancellationToken cancellationToken)
    {
        var tags = Hashtag().Matches(run.Post.Caption).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct().Take(MaxTags).ToArray();
        if (tags.Length == 0)
            return null;
        var used = run.Context.PostImages;
        return await run.Context.Images.AsNoTracking()
            .Where(image => image.WorkspaceId == run.Post.WorkspaceId && image.DeletedAt == null && image.Source != ImageSource.Card)
            .Where(image => image.Tags.Any(tag => tags.Contains(tag)))
            .OrderBy(image => used.Count(place => place.ImageId == image.Id)).ThenByDescending(image => image.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    [GeneratedRegex(@"[#＃]([\p{L}\p{N}_]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
