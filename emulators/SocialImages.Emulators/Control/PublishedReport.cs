using SocialImages.Emulators.Instagram;

namespace SocialImages.Emulators.Control;

/// <summary>What stands on the emulated Instagram, as a test wants to count it.</summary>
internal sealed class PublishedReport(InstagramStore store, MediaView view, SettingsBook settings, EmulatorClock clock)
{
    /// <summary>Posts in the order in which they were published.</summary>
    public IEnumerable<object> Media(HttpRequest request, string? account) => store.Published
        .Where(media => account is null || media.Username == account)
        .Select(media => new
        {
            media.Id,
            media.ContainerId,
            Account = media.Username,
            AccountId = new InstagramAccount(media.Username).UserId,
            MediaType = media.Kind == MediaKind.Carousel ? "CAROUSEL_ALBUM" : "IMAGE",
            Product = media.Kind == MediaKind.Story ? "STORY" : "FEED",
            media.Caption,
            media.AltText,
            media.IsAiGenerated,
            Permalink = view.Permalink(media, request),
            media.PublishedAt,
            PublishCount = store.FindContainer(media.ContainerId)?.MediaIds.Count ?? 1,
            PublishCalls = store.FindContainer(media.ContainerId)?.PublishCalls ?? 1,
            Image = Describe(media.Image, request),
            Children = media.Children.Select(child => new { child.Id, child.ContainerId, child.AltText, Image = Describe(child.Image, request) }),
        });

    public IEnumerable<object> Containers(string? account) => store.All
        .Where(container => account is null || container.Account.Username == account)
        .Select(container => new
        {
            container.Id,
            Account = container.Account.Username,
            container.CreatedAt,
            Status = container.StatusAt(clock.GetUtcNow(), settings.Current.Instagram),
            container.Order.Kind,
            container.Order.Caption,
            container.Order.ImageUrl,
            container.Polls,
            container.PublishCalls,
            PublishCount = container.MediaIds.Count,
        });

    private static object? Describe(FetchedImage? image, HttpRequest request) => image is null ? null : new
    {
        image.Sha256,
        Size = image.ByteSize,
        image.Format,
        image.Width,
        image.Height,
        image.Components,
        image.HasExif,
        image.SourceUrl,
        BytesUrl = MediaView.ImageUrl(request, image.Sha256),
    };
}
