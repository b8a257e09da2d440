using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialImages.GraphQL.Execution.Running;

namespace SocialImages.GraphQL.Execution.Results;

/// <summary>
/// Writes a response's data as UTF-8 JSON into one growing buffer that can be cut back, which is how a null erases
/// what was written of its parent. Methods that take a value answer false, and write nothing, when it is null.
/// </summary>
/// <param name="maxSize">Bytes that may be written.</param>
public sealed partial class ResultWriter(int maxSize = int.MaxValue) : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 16 * 1024;

    // Longest form of any number, date or id.
    private const int MaxScalarLength = 64;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Rented with the first byte: the run that only opens a stream of events writes none.
    private byte[] _buffer = [];
    private int _position;
    private Utf8JsonWriter? _json;

    /// <summary>Bytes written so far.</summary>
    public int Position => _position;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _position);

    public void Truncate(int position) => _position = position;

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        Ensure(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_position));
        _position += utf8.Length;
    }

    public void Raw(byte character)
    {
        Ensure(1);
        _buffer[_position++] = character;
    }

    public void Null() => Raw("null"u8);

    /// <summary>A string that needs no escaping.</summary>
    public bool WriteName(ReadOnlySpan<byte> name)
    {
        Ensure(name.Length + 2);
        var target = _buffer.AsSpan(_position);
        target[0] = (byte)'"';
        name.CopyTo(target[1..]);
        target[name.Length + 1] = (byte)'"';
        _position += name.Length + 2;
        return true;
    }

    /// <summary>A JSON writer for one value at the current position; <see cref="EndJson"/> ends it.</summary>
    public Utf8JsonWriter BeginJson()
    {
        if (_json is null)
            _json = new Utf8JsonWriter(this, WriterOptions);
        else
            _json.Reset(this);
        return _json;
    }

    public void EndJson() => _json!.Flush();

    public static FormatException NotInEnum(string type, object value) => new($"`{value}` is no value of the enum `{type}`.");

    public void Advance(int count) => _position += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_position);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_position);
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _json?.Dispose();
        _json = null;
    }

    private void Ensure(int count)
    {
        if (_buffer.Length - _position < count)
            Grow(count);
    }

    private void Grow(int count)
    {
        if (count > maxSize - _position)
            throw new ResponseTooLargeException($"{maxSize} bytes");
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_buffer.Length * 2, InitialSize), _position + count));
        _buffer.AsSpan(0, _position).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
