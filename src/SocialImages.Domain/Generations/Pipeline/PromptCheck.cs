using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>The prompt's moderation. A prompt that could not be checked is not sent.</summary>
internal sealed class PromptCheck(IEnumerable<IModerator> moderators, Repetition repetition, TimeProvider time)
{
    /// <returns>Null when the prompt may be sent.</returns>
    public async Task<GenerationFailure?> CheckAsync(GenerationRun run, CancellationToken cancellationToken)
    {
        await run.ReportAsync(_ => { }, provider: null, preview: null, cancellationToken);
        try
        {
            foreach (var moderator in moderators)
            {
                var flagged = await FlagAsync(moderator, run.Order.Prompt, cancellationToken);
                if (flagged.Count > 0) return GenerationFailure.Of(new PromptRejectedException(flagged));
            }

            return null;
        }
        catch (ModeratorUnavailableException exception)
        {
            return GenerationFailures.Of(exception);
        }
    }

    private async Task<IReadOnlyList<string>> FlagAsync(IModerator moderator, string text, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            TimeSpan wait;
            try
            {
                return await moderator.FlagAsync(text, cancellationToken);
            }
            catch (ModeratorUnavailableException exception)
                when (repetition.Wait(tries, exception.IsTransient, exception.RetryAfter) is { } pause)
            {
                wait = pause;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
