namespace SocialImages.GraphQL.Execution.Caching;

/// <summary>A document's bytes as a key. Looked up over the request's buffer, kept as a copy.</summary>
internal readonly struct DocumentKey(ReadOnlyMemory<byte> utf8) : IEquatable<DocumentKey>
{
    private readonly int _hash = Hash(utf8.Span);

    private ReadOnlySpan<byte> Utf8 => utf8.Span;

    public DocumentKey Copy() => new(utf8.ToArray());

    public bool Equals(DocumentKey other) => _hash == other._hash && Utf8.SequenceEqual(other.Utf8);

    public override bool Equals(object? obj) => obj is DocumentKey other && Equals(other);

    public override int GetHashCode() => _hash;

    // Seeded per process: no client can aim for collisions.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }
}
