using System.Globalization;
using SocialImages.GraphQL.Subscriptions;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Tests.Execution;

[GraphQLName("Image")]
public sealed record GalleryImage(int Id, string Prompt)
{
    public string Url => string.Create(CultureInfo.InvariantCulture, $"https://cdn.example.com/i/{Id:00000000}.png");
}

/// <summary>A class without the suffix Error, made from an exception: its name stays.</summary>
public sealed class NotFound(KeyNotFoundException exception) : IProblem
{
    public string Message => exception.Message;

    public string Code => "NOT_FOUND";
}

public sealed record TooLong(int Maximum) : IProblem
{
    public string Message => "Too long.";

    public string Code => "TOO_LONG";
}

/// <summary>The application whose answers were recorded.</summary>
[QueryType]
public static partial class GalleryQueries
{
    public static string Hello(int n) => $"Hello {n}";

    [UsePaging]
    public static IReadOnlyList<GalleryImage> GetImages() => [.. Enumerable.Range(1, 100).Select(static id => new GalleryImage(id, $"p{id}"))];

    [NodeResolver]
    public static GalleryImage? GetImageById(int id) => new(id, $"p{id}");
}

[MutationType]
public static partial class GalleryMutations
{
    [Error<NotFound>]
    public static async Task<GalleryImage> RenameImageAsync([ID<GalleryImage>] int id, string prompt, ITopicEventSender sender, CancellationToken cancellationToken)
    {
        if (id > 100)
            throw new KeyNotFoundException($"no image {id}");
        await sender.SendAsync(nameof(GallerySubscriptions.ImageChanged), new GalleryImage(id, prompt), cancellationToken);
        return new GalleryImage(id, prompt);
    }

    public static int UploadImage(IFile file) => (int)file.Length!;

    /// <summary>Returns its errors instead of throwing them.</summary>
    public static async Task<FieldResult<GalleryImage, TooLong, OddProblem>> CaptionImageAsync(string caption)
    {
        await Task.Yield();
        if (caption.Length > 10)
            return new TooLong(10);
        if (caption == "odd")
            return new OddProblem("odd");
        return new GalleryImage(1, caption);
    }

    [Error<TooSmallException>]
    public static FieldResult<int> CountWords(string text) => text.Length == 0 ? new FieldResult<int>(new TooSmallException(1), new TooSmallException(2)) : text.Split(' ').Length;
}

[SubscriptionType]
public static partial class GallerySubscriptions
{
    [Subscribe]
    public static GalleryImage ImageChanged([EventMessage] GalleryImage image) => image;
}
