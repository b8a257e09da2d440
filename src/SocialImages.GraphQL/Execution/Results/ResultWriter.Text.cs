using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Execution.Results;

public sealed partial class ResultWriter
{
    // One character takes at most three bytes, or six as \u escape.
    private const int MaxBytesPerCharacter = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static c => (char)c), '"', '\\', '\u007f', .. Enumerable.Range(0x80, 0x20).Select(static c => (char)c), '\u2028', '\u2029', '\ufeff']);

    public bool Write(string? value)
    {
        if (value is null)
            return false;
        Ensure(checked((value.Length * 3) + 2));
        // Surrogates, valid or not, are left to the encoder.
        if (value.AsSpan().IndexOfAny(Escaped) >= 0 || value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0)
            return WriteEscaped(value);
        _buffer[_position] = (byte)'"';
        var written = Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_position + 1));
        _buffer[_position + 1 + written] = (byte)'"';
        _position += written + 2;
        return true;
    }

    public bool WriteId(string typeName, Guid key) => WriteId(NodeId.Format(typeName, key));

    public bool WriteId(string typeName, Guid? key) => key is { } known && WriteId(typeName, known);

    public bool WriteId(string typeName, int key) => WriteId(NodeId.Format(typeName, key));

    public bool WriteId(string typeName, int? key) => key is { } known && WriteId(typeName, known);

    public bool WriteId(string typeName, long key) => WriteId(NodeId.Format(typeName, key));

    public bool WriteId(string typeName, long? key) => key is { } known && WriteId(typeName, known);

    public bool WriteId(string typeName, string? key) => key is not null && WriteId(NodeId.Format(typeName, key));

    private bool WriteId(string id) => Write(id);

    private bool WriteEscaped(string value)
    {
        Ensure(checked((value.Length * MaxBytesPerCharacter) + 2));
        _buffer[_position++] = (byte)'"';
        var escaped = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        Ensure((escaped.Length * 3) + 1);
        _position += Encoding.UTF8.GetBytes(escaped, _buffer.AsSpan(_position));
        _buffer[_position++] = (byte)'"';
        return true;
    }
}
