using SocialImages.Domain.Images;

namespace SocialImages.Domain.Generations.Pipeline;

/// <summary>Percent and stage of one take-up, from what has happened to each picture; it never goes back.</summary>
internal sealed class ProgressMeter
{
    /// <summary>How far a picture is when its provider has handed it over.</summary>
    public const double Made = 0.85;
    private const double Stored = 1;
    private const int Moderating = 2;
    private const int Generating = 5;
    private const int AllStored = 98;
    private const int WorthTelling = 5;

    private readonly double[] _pictures;
    private int _givenUp;
    private (GenerationStage Stage, int Percent, string? Provider) _told;

    public ProgressMeter(int count, IEnumerable<int> stored)
    {
        _pictures = new double[count];
        foreach (var index in stored) _pictures[index] = Stored;
    }

    private GenerationStage Stage
        => !IsModerated ? GenerationStage.Moderating
            : _givenUp < _pictures.Length && Array.TrueForAll(_pictures, fraction => fraction >= Made) ? GenerationStage.Storing
            : GenerationStage.Generating;

    private int Percent => IsModerated ? Generating + (int)((AllStored - Generating) * _pictures.Average()) : Moderating;

    /// <summary>Whether every picture is stored.</summary>
    public bool IsFull => _givenUp == 0 && Array.TrueForAll(_pictures, fraction => fraction >= Stored);

    public bool IsModerated { get; private set; }

    public void PassModeration() => IsModerated = true;

    /// <param name="index">Which picture.</param>
    /// <param name="fraction">How far its provider says it is, 0 to 1.</param>
    public void Advance(int index, double fraction) => Reach(index, Made * Math.Clamp(fraction, 0, 1));

    /// <summary>The picture is stored.</summary>
    public void Finish(int index) => Reach(index, Stored);

    /// <summary>The picture will not come.</summary>
    public void GiveUp(int index)
    {
        _givenUp++;
        Reach(index, Stored);
    }

    /// <summary>What to tell about it now; null when it is too little to be worth a row.</summary>
    public ProgressReport? Report(string? provider, ContentHash? preview = null, Guid? imageId = null)
    {
        var now = (Stage, Percent: Math.Max(Percent, _told.Percent), provider);
        var isNews = preview is not null || imageId is not null || now.Stage != _told.Stage || now.provider != _told.Provider
            || now.Percent >= _told.Percent + WorthTelling;
        if (!isNews) return null;
        _told = now;
        return new ProgressReport(now.Stage, now.Percent, provider, preview, imageId);
    }

    private void Reach(int index, double fraction) => _pictures[index] = Math.Max(_pictures[index], fraction);
}
