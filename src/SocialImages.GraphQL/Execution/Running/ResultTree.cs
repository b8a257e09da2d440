using System.Buffers;
using SocialImages.GraphQL.Execution.Results;

namespace SocialImages.GraphQL.Execution.Running;

/// <summary>The buffer of a response with the values still to come and the parts that turned out null.</summary>
internal sealed class ResultTree(ResultWriter writer) : IDisposable
{
    // In the order of their offsets, since the buffer only grows at its end.
    private readonly List<Hole> _holes = [];
    private readonly List<NullScope> _nulls = [];
    private List<(int Start, int End)>? _rootFields;
    private int _rootEnd;

    public ResultWriter Writer => writer;

    public NullScope Root { get; } = new(null, 0);

    public Hole Add(NullScope scope)
    {
        var hole = new Hole(writer.Position, scope);
        _holes.Add(hole);
        return hole;
    }

    /// <summary>Takes back everything written since the position.</summary>
    public void Truncate(int position)
    {
        while (_holes.Count > 0 && _holes[^1].Offset >= position)
        {
            _holes[^1].IsDropped = true;
            _holes.RemoveAt(_holes.Count - 1);
        }

        writer.Truncate(position);
    }

    /// <summary>Turns a part that is already written into null.</summary>
    public void SetNull(NullScope scope)
    {
        if (scope.IsNull)
            return;
        scope.IsNull = true;
        if (scope != Root)
            _nulls.Add(scope);
    }

    /// <summary>What is written so far is the root object, but for values still to come.</summary>
    public void Seal() => _rootEnd = writer.Position;

    /// <summary>The root object's fields stand in these places, with other values between them.</summary>
    public void Seal(List<(int Start, int End)> rootFields) => _rootFields = rootFields;

    public void CopyTo(IBufferWriter<byte> output)
    {
        if (Root.IsNull)
        {
            output.Write("null"u8);
            return;
        }

        _nulls.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        if (_rootFields is null)
        {
            Copy(0, _rootEnd, output);
            return;
        }

        output.Write("{"u8);
        foreach (var (start, end) in _rootFields)
            Copy(start, end, output);
        output.Write("}"u8);
    }

    /// <summary>Forgets everything written.</summary>
    public void Reset()
    {
        _holes.Clear();
        _nulls.Clear();
        (_rootFields, _rootEnd) = (null, 0);
        Root.IsNull = false;
        writer.Truncate(0);
    }

    public void Dispose() => writer.Dispose();

    private void Copy(int start, int end, IBufferWriter<byte> output)
    {
        if (_holes.Count == 0)
        {
            output.Write(writer.Written[start..end]);
            return;
        }

        var position = start;
        var hole = FirstAt(_holes, start, static hole => hole.Offset);
        var erased = FirstAt(_nulls, start, static scope => scope.Start);
        while (true)
        {
            var nextHole = hole < _holes.Count ? _holes[hole].Offset : int.MaxValue;
            var nextNull = erased < _nulls.Count ? _nulls[erased].Start : int.MaxValue;
            // A range may end with a hole; what is erased has an end of its own.
            if (nextHole > end && nextNull >= end)
                break;
            if (nextNull < nextHole)
            {
                output.Write(writer.Written[position..nextNull]);
                output.Write("null"u8);
                position = _nulls[erased].End;
                hole = FirstAt(_holes, position, static hole => hole.Offset);
                erased = FirstAt(_nulls, position, static scope => scope.Start);
                continue;
            }

            output.Write(writer.Written[position..nextHole]);
            position = nextHole;
            CopyValue(_holes[hole++], output);
        }

        output.Write(writer.Written[position..end]);
    }

    private void CopyValue(Hole hole, IBufferWriter<byte> output)
    {
        if (hole.Start < 0)
            output.Write("null"u8);
        else
            Copy(hole.Start, hole.End, output);
    }

    private static int FirstAt<T>(List<T> items, int position, Func<T, int> offset)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (offset(items[middle]) < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
