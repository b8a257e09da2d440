namespace SocialImages.Domain.Generations;

/// <summary>A picture that was there before, given in place of a new one. It stays its own generation's, and costs nothing here.</summary>
public sealed class GenerationReuse
{
    public required Guid GenerationId { get; init; }

    /// <summary>Which picture of the generation it is, from 0.</summary>
    public required int ImageIndex { get; init; }
    public required Guid ImageId { get; init; }
}
