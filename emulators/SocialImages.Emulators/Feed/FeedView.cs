using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary>One account's profile; posts newest first.</summary>
/// <param name="Today">Published within the quota's window.</param>
internal sealed record FeedView(InstagramAccount Account, IReadOnlyList<string> Usernames, IReadOnlyList<Media> Posts, int PostCount, int Today, int Quota, string Version);
