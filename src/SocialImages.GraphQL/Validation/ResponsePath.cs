namespace SocialImages.GraphQL.Validation;

/// <summary>Response names from the operation to where the walk stands. Inside a fragment definition there is no path: many lead there.</summary>
internal sealed class ResponsePath
{
    private readonly List<string> _names = [];
    private bool _inFragment;

    public void Enter(string responseName) => _names.Add(responseName);

    public void Leave() => _names.RemoveAt(_names.Count - 1);

    public void StartDefinition(bool isFragment)
    {
        _names.Clear();
        _inFragment = isFragment;
    }

    /// <summary>Null at the root and inside fragment definitions.</summary>
    public Path? ToPath() => _inFragment || _names.Count == 0 ? null : Path.FromList(_names);
}
