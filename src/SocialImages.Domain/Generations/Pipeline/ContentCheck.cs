using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>What the moderators said, and what follows from it.</summary>
/// <param name="Verdicts">To be stored, whatever they say.</param>
/// <param name="Failure">Null when it may go on.</param>
internal sealed record CheckResult(IReadOnlyList<ModerationVerdict> Verdicts, GenerationFailure? Failure);

/// <summary>The moderation of prompts and of made pictures. What could not be checked goes no further.</summary>
internal sealed class ContentCheck(IEnumerable<IModerator> moderators, Repetition repetition, TimeProvider time)
{
    private const int MostCategories = 100;
    private const int MaxCategoryLength = 100;

    /// <summary>Whether anybody looks at it.</summary>
    public bool IsChecked => moderators.Any();

    public async Task<CheckResult> CheckPromptAsync(GenerationRun run, CancellationToken cancellationToken)
    {
        var words = run.Words.Whole;
        if (words.Length == 0) return new CheckResult([], Failure: null);
        return await CheckAsync(
            run,
            index: null,
            async moderator => await moderator.CheckTextAsync(words, cancellationToken),
            flagged => GenerationFailure.Of(new PromptRejectedException(flagged)),
            cancellationToken);
    }

    /// <summary>Looks at the MEDIUM rendition: as much as a reader sees, at a fraction of the bytes.</summary>
    public Task<CheckResult> CheckPictureAsync(GenerationRun run, int index, MadePicture made, CancellationToken cancellationToken)
    {
        var image = made.Prepared.Renditions.MaxBy(rendition => rendition.File.Image.Size.Pixels).File.Image;
        return CheckAsync(
            run,
            index,
            moderator => moderator.CheckPictureAsync(image.Bytes, image.MimeType, cancellationToken),
            flagged => GenerationFailure.Of(new ImageRejectedException("The made picture was rejected by the content rules.", string.Join(", ", flagged))),
            cancellationToken);
    }

    private async Task<CheckResult> CheckAsync(
        GenerationRun run, int? index, Func<IModerator, Task<ModerationFinding?>> ask, Func<IReadOnlyList<string>, GenerationFailure> reject,
        CancellationToken cancellationToken)
    {
        var verdicts = new List<ModerationVerdict>();
        foreach (var moderator in moderators)
        {
            try
            {
                if (await AskAsync(moderator, ask, cancellationToken) is not { } finding) continue;
                verdicts.Add(VerdictOf(run.Order, index, moderator, finding));
                if (finding.Categories.Count > 0) return new CheckResult(verdicts, reject(finding.Categories));
            }
            catch (ModeratorUnavailableException exception)
            {
                return new CheckResult(verdicts, GenerationFailures.Of(exception));
            }
        }

        return new CheckResult(verdicts, Failure: null);
    }

    private async Task<ModerationFinding?> AskAsync(
        IModerator moderator, Func<IModerator, Task<ModerationFinding?>> ask, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            TimeSpan wait;
            try
            {
                return await ask(moderator);
            }
            catch (ModeratorUnavailableException exception)
                when (repetition.Wait(tries, exception.IsTransient, exception.RetryAfter) is { } pause)
            {
                wait = pause;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private ModerationVerdict VerdictOf(Generation order, int? index, IModerator moderator, ModerationFinding finding)
    {
        var now = time.GetUtcNow();
        return new ModerationVerdict
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = order.WorkspaceId,
            GenerationId = order.Id,
            Subject = index is null ? ModerationSubject.Prompt : ModerationSubject.Picture,
            ImageIndex = index,
            Moderator = moderator.Name,
            Categories = [.. finding.Categories.Take(MostCategories).Select(Storable)],
            Scores = Storable(finding.Scores),
            CreatedAt = now,
        };
    }

    private static Dictionary<string, double> Storable(IReadOnlyDictionary<string, double> scores)
    {
        var stored = new Dictionary<string, double>();
        foreach (var (category, score) in scores.Take(MostCategories).Where(entry => double.IsFinite(entry.Value))) stored[Storable(category)] = score;
        return stored;
    }

    private static string Storable(string category) => ForeignText.Storable(category, MaxCategoryLength);
}
