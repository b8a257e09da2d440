using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Data;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Domain.Images.Uploads;

/// <summary>The pieces of a staged upload, one in memory at a time.</summary>
internal sealed class StagedStream(IDbContextFactory<SocialImagesDbContext> contexts, StagedUpload upload) : Stream
{
    private byte[] _piece = [];
    private int _next;
    private int _at;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => upload.ByteSize;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <returns>Whether there is one more.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var position = _next++;
        var found = await context.Database.SqlQuery<byte[]>(
            $"select bytes as \"Value\" from staged_chunks where upload_id = {upload.Id} and position = {position}").ToListAsync(cancellationToken);
        (_piece, _at) = (found is [var piece] ? piece : [], 0);
        return _piece.Length > 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == Length || buffer.Length == 0) return 0;
        if (_at == _piece.Length && !await NextAsync(cancellationToken))
            throw new ImageStoreException("The upload was completed meanwhile.", new EndOfStreamException());
        var count = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
