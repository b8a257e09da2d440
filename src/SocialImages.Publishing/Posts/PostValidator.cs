using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Storage;
using SocialImages.Domain.Posts;
using SocialImages.Imaging;
using SocialImages.Publishing.Cloudinary;
using SocialImages.Publishing.Delivery;
using SocialImages.Publishing.InstagramAccounts;

namespace SocialImages.Publishing.Posts;

/// <summary>A dry run: what Instagram would say to a post, without telling Instagram about it.</summary>
public sealed class PostValidator
{
    private const double NarrowestRatio = 0.8;
    private const double WidestRatio = 1.91;
    private const int SmallestWidth = 320;

    private readonly IDbContextFactory<SocialImagesDbContext> _contexts;
    private readonly InstagramJpegs _jpegs;
    private readonly IPictureDelivery _delivery;
    private readonly AccountInspector _accounts;

    internal PostValidator(
        IDbContextFactory<SocialImagesDbContext> contexts, InstagramJpegs jpegs, IPictureDelivery delivery, AccountInspector accounts)
        => (_contexts, _jpegs, _delivery, _accounts) = (contexts, jpegs, delivery, accounts);

    /// <param name="post">Loaded with its pictures.</param>
    /// <param name="cancellationToken">Ends the calls to the outside.</param>
    public async Task<IReadOnlyList<ValidationProblem>> ValidateAsync(Post post, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var problems = CaptionRules.Problems(post.Caption).Select(problem => Error("caption", problem.Code, problem.Message)).ToList();
        var pictures = await PicturesAsync(context, post, cancellationToken);
        problems.AddRange(ChoiceProblems(post));
        problems.AddRange(pictures.SelectMany(PictureProblems));
        problems.AddRange(await FileProblemsAsync(pictures, cancellationToken));
        problems.AddRange(await _accounts.ProblemsAsync(context, post, cancellationToken));
        if (!await context.MayGoOutAsync(post, cancellationToken))
            problems.Add(Warning("approval", PostProblemCode.ApprovalMissing, "This content waits for an approval."));
        return problems;
    }

    private static async Task<List<(PostImage Place, Image Image)>> PicturesAsync(SocialImagesDbContext context, Post post, CancellationToken cancellationToken)
    {
        var ids = post.Images.Select(place => place.ImageId).ToList();
        var images = await context.Images.AsNoTracking().Where(image => ids.Contains(image.Id)).ToDictionaryAsync(image => image.Id, cancellationToken);
        return [.. post.Images.OrderBy(place => place.Position).Select(place => (place, images[place.ImageId]))];
    }

    private static IEnumerable<ValidationProblem> ChoiceProblems(Post post)
    {
        if (post.Images.Count == 0 && post.AutoImage is not { Enabled: true })
            yield return Error("images", "IMAGE_MISSING", "Instagram takes no post without a picture: attach one, or have one made.");
        if (post.Images.Count == 0 && string.IsNullOrWhiteSpace(post.Caption))
            yield return Error("caption", "CAPTION_EMPTY", "A picture cannot be made from an empty caption.");
        if (post.Images.Count > PostReferences.MaxImages)
            yield return Error("images", "TOO_MANY_IMAGES", $"A post has at most {PostReferences.MaxImages} pictures.");
    }

    private static IEnumerable<ValidationProblem> PictureProblems((PostImage Place, Image Image) picture)
        => Found(picture).Select(problem => problem with { Position = picture.Place.Position });

    private static IEnumerable<ValidationProblem> Found((PostImage Place, Image Image) picture)
    {
        var (place, image) = picture;
        var number = place.Position + 1;
        var size = place.Crop is { } crop ? new PixelSize(crop.Width, crop.Height) : image.Size;
        if (image.DeletedAt is not null)
            yield return Error("images", "IMAGE_DELETED", $"Picture {number} is in the bin.");
        if (place.AltText?.Length > PostReferences.MaxAltTextLength)
            yield return Error("altTexts", "ALT_TEXT_TOO_LONG", $"The alternative text of picture {number} has more than {PostReferences.MaxAltTextLength} characters.");
        if (string.IsNullOrWhiteSpace(place.AltText))
            yield return Warning("altTexts", "ALT_TEXT_MISSING", $"Picture {number} has no alternative text; people who cannot see it will not know what it shows.");
        if (size.Ratio is < NarrowestRatio or > WidestRatio)
            yield return Warning("images", "RATIO_CROPPED", $"Picture {number} is {size}; Instagram takes 4:5 to 1.91:1, so its edges are cut off.");
        if (size.Width < SmallestWidth)
            yield return Warning("images", "IMAGE_SMALL", $"Picture {number} is only {size.Width} pixels wide and will look blurred.");
    }

    // Made and delivered for real: only then is it known that Instagram can fetch it. Both are repeated at no cost at the slot.
    private async Task<IReadOnlyList<ValidationProblem>> FileProblemsAsync(List<(PostImage Place, Image Image)> pictures, CancellationToken cancellationToken)
    {
        try
        {
            var made = await _jpegs.MakeAllAsync(pictures.Select(picture => (picture.Image, picture.Place.Crop)), cancellationToken);
            if (made.Count < pictures.Count)
                return [Error("images", "IMAGE_MISSING", $"The file of picture {made.Count + 1} is gone.") with { Position = made.Count }];
            foreach (var jpeg in made)
                await _delivery.DeliverAsync(jpeg, cancellationToken);
            return [];
        }
        catch (ImagingException unusable)
        {
            return [Error("images", PostProblemCode.ImageUnusable, unusable.PublicMessage)];
        }
        catch (Exception unreachable) when (unreachable is CloudinaryException or ImageStoreException)
        {
            return [Error("images", "IMAGE_UNREACHABLE", unreachable.Message)];
        }
    }

    internal static ValidationProblem Error(string field, string code, string message) => new(field, code, message, ProblemSeverity.Error);

    internal static ValidationProblem Warning(string field, string code, string message) => new(field, code, message, ProblemSeverity.Warning);
}
