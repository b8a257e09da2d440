using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Feed;

/// <summary>One account's profile; posts newest first.</summary>
internal sealed record FeedView(InstagramAccount Account, IReadOnlyList<string> Usernames, IReadOnlyList<Media> Posts, int PostCount, string Version);
