namespace SocialImages.GraphQL.Execution.Running;

/// <summary>The path of what is being written; turned into a <see cref="Path"/> only where one is needed.</summary>
internal sealed class PathStack
{
    private const int FewSegments = 4;

    private Segment[] _segments = [];
    private int _depth;
    private Path _base = Path.Root;

    public int Depth => _depth;

    public Path Current
    {
        get
        {
            var path = _base;
            for (var i = 0; i < _depth; i++)
            {
                ref var segment = ref _segments[i];
                path = segment.Path ??= segment.Name is null ? path.Append(segment.Index) : path.Append(segment.Name);
            }

            return path;
        }
    }

    public void Reset(Path path)
    {
        _base = path;
        _depth = 0;
    }

    public void Push(string name) => Next() = new Segment { Name = name };

    public void Push(int index) => Next() = new Segment { Index = index };

    public void CutTo(int depth) => _depth = depth;

    private ref Segment Next()
    {
        if (_depth == _segments.Length)
            Array.Resize(ref _segments, Math.Max(_depth * 2, FewSegments));
        return ref _segments[_depth++];
    }

    private struct Segment
    {
        public string? Name;
        public int Index;
        public Path? Path;
    }
}
