using System.Collections.Concurrent;
using SocialImages.Emulators.Control;

namespace SocialImages.Emulators.Instagram;

/// <summary>Containers and posts.</summary>
internal sealed class InstagramStore
{
    private const string List = "instagram";

    private readonly ConcurrentDictionary<string, Container> containers = new();
    private readonly ConcurrentDictionary<string, Media> media = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Container>> containersOf = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Media>> mediaOf = new();
    private readonly ConcurrentDictionary<string, int> failedReads = new();
    private readonly InstagramAccounts accounts;
    private readonly PublishedBytes bytes;
    private readonly DataFolder folder;

    public InstagramStore(InstagramAccounts accounts, PublishedBytes bytes, DataFolder folder)
    {
        (this.accounts, this.bytes, this.folder) = (accounts, bytes, folder);
        foreach (var post in folder.Read<Media>(List)) Restore(post);
    }

    /// <summary>In the order in which they were published.</summary>
    public IReadOnlyList<Media> Published => [.. media.Values.OrderBy(post => post.Id, StringComparer.Ordinal)];

    public IEnumerable<Media> Of(InstagramAccount account) => mediaOf.TryGetValue(account.Username, out var own) ? own : [];

    public void Add(Container container)
    {
        containers[container.Id] = container;
        containersOf.GetOrAdd(container.Account.Username, _ => new()).Enqueue(container);
    }

    public void Add(Media post)
    {
        Keep(post);
        folder.Append(List, post);
    }

    public Container? FindContainer(string id) => containers.GetValueOrDefault(id);

    public Media? FindMedia(string id) => media.GetValueOrDefault(id);

    public Media? ByShortcode(string shortcode) => media.Values.FirstOrDefault(post => post.Shortcode == shortcode);

    public IEnumerable<Container> ContainersOf(InstagramAccount account) => containersOf.TryGetValue(account.Username, out var own) ? own : [];

    public IEnumerable<Container> All => containers.Values.OrderBy(container => container.Id, StringComparer.Ordinal);

    public int CountFailedRead(string mediaId) => failedReads.AddOrUpdate(mediaId, 1, (_, count) => count + 1);

    public void Clear()
    {
        containers.Clear();
        containersOf.Clear();
        media.Clear();
        mediaOf.Clear();
        failedReads.Clear();
        bytes.Clear();
        accounts.Clear();
    }

    private void Keep(Media post)
    {
        media[post.Id] = post;
        mediaOf.GetOrAdd(post.Username, _ => new()).Enqueue(post);
    }

    private void Restore(Media post)
    {
        Keep(post);
        if (FindContainer(post.ContainerId) is not { } container)
            Add(container = ContainerOf(post));
        container.MediaIds.Add(post.Id);
    }

    private Container ContainerOf(Media post) => new()
    {
        Id = post.ContainerId,
        Account = accounts.Named(post.Username),
        CreatedAt = post.PublishedAt,
        Order = new MediaOrder { Kind = post.Kind, Caption = post.Caption, AltText = post.AltText, IsAiGenerated = post.IsAiGenerated },
        Image = post.Image,
    };
}
