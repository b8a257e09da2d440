namespace SocialImages.GraphQL.Execution.Running;

/// <summary>The nullable values around what is being written; made into objects only when something inside is waited for.</summary>
internal sealed class ScopeStack(NullScope root)
{
    private const int FewFrames = 4;

    private Frame[] _frames = [];
    private NullScope _base = root;
    private int _depth;

    public int Depth => _depth;

    /// <summary>The innermost one.</summary>
    public NullScope Current
    {
        get
        {
            var scope = _base;
            for (var i = 0; i < _depth; i++)
                scope = _frames[i].Scope ??= new NullScope(scope, _frames[i].Start);
            return scope;
        }
    }

    public void Reset(NullScope scope)
    {
        _base = scope;
        _depth = 0;
    }

    public void Push(int start)
    {
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, Math.Max(_depth * 2, FewFrames));
        _frames[_depth++] = new Frame { Start = start };
    }

    public void Pop(int end)
    {
        if (_frames[--_depth].Scope is { } scope)
            scope.End = end;
    }

    public void CutTo(int depth) => _depth = depth;

    private struct Frame
    {
        public int Start;
        public NullScope? Scope;
    }
}
