using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;

namespace SocialImages.Publishing.Posts;

/// <summary>The picture that keeps a slot when the wished one cannot be had: one of the library's by its tags, else a card.</summary>
internal sealed class Substitute(AutoPicture auto)
{
    /// <summary>Says on the post and in a notice what is shown instead, and why. The caller saves.</summary>
    public async Task<PictureChoice> FindAsync(PostRun run, AutoImage wish, string why, CancellationToken cancellationToken)
    {
        if (await LibraryPick.FindAsync(run, cancellationToken) is { } picked)
        {
            Tell(run, why, "a picture of the library with the same tag");
            return new PictureChoice(picked.Id, picked.AltText);
        }

        var card = await auto.StoreCardAsync(run, wish, cancellationToken);
        Tell(run, why, "a card with its words");
        return new PictureChoice(card.Id, card.AltText);
    }

    public static void Tell(PostRun run, string why, string what)
    {
        run.Post.Problems = [new PostProblem(PostProblemCode.ImageSubstituted, $"{why} Instead it shows {what}.")];
        run.Raise(PostNotices.About(
            run.Post, run.Account, PostProblemCode.ImageSubstituted, NoticeSeverity.Info, $"shows {what}: {why}",
            $"Nothing, or attach another picture before {PostNotices.Moment(run.Post.ScheduledFor!.Value)}.", run.Now));
    }
}
