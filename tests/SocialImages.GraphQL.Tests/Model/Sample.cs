using SocialImages.GraphQL.DataLoader;
using SocialImages.GraphQL.Data;
using SocialImages.GraphQL;
using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;
using SocialImages.GraphQL.Types.Relay;

namespace Sample;

/// <summary>Where a picture came from.</summary>
public enum ImageSource { Uploaded, Generated, [GraphQLDeprecated("Use GENERATED.")] Drawn }

public readonly record struct PixelSize(int Width, int Height);

/// <summary>A stored picture.</summary>
public sealed class Image
{
    /// <summary>Identifies the picture.</summary>
    public required Guid Id { get; init; }
    public required Guid OwnerId { get; init; }
    public required ImageSource Source { get; init; }
    public string? AltText { get; set; }
    public required PixelSize Size { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    [GraphQLIgnore] public string StorageKey { get; init; } = "";
    [GraphQLDeprecated("Use `size`.")] public int Width => Size.Width;
}

public sealed class Owner
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}

/// <summary>Which pictures to list.</summary>
public sealed record ImageFilter(ImageSource? Source, string? Text, IReadOnlyList<string>? Tags, [property: DefaultValue(false)] bool IncludeDeleted);

[OneOf]
public sealed record ImageReference([property: ID<Image>] Guid? Id, string? Url);

[UnionType("ImageEvent")]
public interface IImageEvent;
[ObjectType]
public sealed record ImageStored(Image Image) : IImageEvent;
[ObjectType]
public sealed record ImageProgress(int Percent, string Stage) : IImageEvent;

[GraphQLName("Error")]
public interface IUserError { string Message { get; } string Code { get; } }
public sealed class NotFoundException(string message) : Exception(message), IUserError { public string Code => "NOT_FOUND"; }
public sealed class InsufficientCreditsException(int required, int available)
    : Exception("Not enough credits."), IUserError
{
    public string Code => "INSUFFICIENT_CREDITS";
    public int Required => required;
    public int Available => available;
}

public sealed class Store
{
    public Image[] Images { get; } = [.. Enumerable.Range(0, 100).Select(i => new Image { Id = Guid.CreateVersion7(), OwnerId = Guid.Empty, Source = ImageSource.Generated, Size = new(1080, 1350), Tags = ["fox"], CreatedAt = DateTimeOffset.UnixEpoch })];
}

[QueryType]
public static partial class ImageQueries
{
    /// <summary>The signed-in user's pictures, newest first.</summary>
    /// <param name="where">Narrows the list.</param>
    [UsePaging(MaxPageSize = 50, DefaultPageSize = 20, IncludeTotalCount = true)]
    public static Task<Connection<Image>> GetImagesAsync(ImageFilter? where, PagingArguments paging, Store store, CancellationToken cancellationToken)
    {
        var first = paging.First ?? 20;
        var edges = store.Images.Take(first).Select((image, i) => new Edge<Image>(image, i.ToString())).ToArray();
        return Task.FromResult(new Connection<Image>(edges, new ConnectionPageInfo(true, false, edges[0].Cursor, edges[^1].Cursor), store.Images.Length));
    }

    [NodeResolver]
    public static Task<Image?> GetImageByIdAsync(Guid id, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => images.LoadAsync(id, cancellationToken);

    public static Image? GetImage(ImageReference reference, Store store) => store.Images[0];
}

[ObjectType<Image>]
public static partial class ImageType
{
    static partial void Configure(IObjectTypeDescriptor<Image> descriptor) => descriptor.Ignore(image => image.OwnerId);

    /// <summary>Where the bytes are.</summary>
    public static string GetUrl([Parent] Image image, int width = 320) => $"https://example.com/{image.Id}?w={width}";

    public static Task<Owner?> GetOwnerAsync([Parent] Image image, IOwnerByIdDataLoader owners, CancellationToken cancellationToken)
        => owners.LoadAsync(image.OwnerId, cancellationToken);
}

public static class ImageDataLoaders
{
    [DataLoader]
    public static Task<Dictionary<Guid, Image>> GetImageByIdAsync(IReadOnlyList<Guid> ids, Store store, CancellationToken cancellationToken)
        => Task.FromResult(store.Images.Where(image => ids.Contains(image.Id)).ToDictionary(image => image.Id));

    [DataLoader]
    public static Task<Dictionary<Guid, Owner>> GetOwnerByIdAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        => Task.FromResult(ids.ToDictionary(id => id, id => new Owner { Id = id, Name = "A" }));
}

[MutationType]
public static partial class ImageMutations
{
    /// <summary>Changes the alternative text.</summary>
    [Error<NotFoundException>]
    [Error<InsufficientCreditsException>]
    public static async Task<Image> UpdateImageAsync([ID<Image>] Guid id, string? altText, Store store, ITopicEventSender sender, CancellationToken cancellationToken)
    {
        var image = store.Images.FirstOrDefault(i => i.Id == id) ?? throw new NotFoundException("No such image.");
        image.AltText = altText;
        await sender.SendAsync($"image:{id}", image.Id, cancellationToken);
        return image;
    }

    [Error<NotFoundException>]
    public static Task<IReadOnlyList<Image>> UploadImagesAsync(IReadOnlyList<IFile> files, Store store, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Image>>(store.Images[..files.Count]);
}

[SubscriptionType]
public static partial class ImageSubscriptions
{
    public static async IAsyncEnumerable<Guid> SubscribeToImageAsync([ID<Image>] Guid imageId, ITopicEventReceiver receiver, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await receiver.SubscribeAsync<Guid>($"image:{imageId}", cancellationToken);
        await foreach (var id in stream.ReadEventsAsync().WithCancellation(cancellationToken)) yield return id;
    }

    [Subscribe(With = nameof(SubscribeToImageAsync))]
    public static async Task<IImageEvent> OnImageChangedAsync([EventMessage] Guid id, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => new ImageStored((await images.LoadAsync(id, cancellationToken))!);
}
