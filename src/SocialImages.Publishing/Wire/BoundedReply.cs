namespace SocialImages.Publishing.Wire;

/// <summary>Reads a foreign reply into memory and gives up, as on any broken reply, once it is longer than agreed.</summary>
internal static class BoundedReply
{
    public static async Task<byte[]> ReadAsync(HttpContent content, int limitBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limitBytes)
            throw TooLong(limitBytes);

        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var copy = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (copy.Length + read > limitBytes)
                throw TooLong(limitBytes);
            copy.Write(chunk, 0, read);
        }

        return copy.ToArray();
    }

    private static InvalidDataException TooLong(int limitBytes) => new($"The reply is longer than {limitBytes} bytes.");
}
