using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SocialImages.Domain.InstagramAccounts;

/// <summary>The keys that secrets are encrypted with at rest.</summary>
public sealed class EncryptionOptions
{
    /// <summary>`ENCRYPTION_KEYS`: base64 of 32 bytes each. The first encrypts; all of them decrypt, so that keys can rotate.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];
}

/// <summary>AES-256-GCM. Layout: key id (4 bytes) · nonce (12) · tag (16) · ciphertext.</summary>
public sealed class TokenProtector(IOptions<EncryptionOptions> options)
{
    private const int KeyIdSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[][] _keys = [.. options.Value.Keys.Select(Convert.FromBase64String)];

    /// <param name="token">The secret.</param>
    /// <param name="owner">The row it belongs to: a ciphertext moved to another row does not decrypt.</param>
    public byte[] Protect(string token, Guid owner)
    {
        var plain = Encoding.UTF8.GetBytes(token);
        var sealedToken = new byte[KeyIdSize + NonceSize + TagSize + plain.Length];
        IdOf(_keys[0]).CopyTo(sealedToken.AsSpan());
        var nonce = sealedToken.AsSpan(KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[0], TagSize);
        aes.Encrypt(nonce, plain, sealedToken.AsSpan(KeyIdSize + NonceSize + TagSize), sealedToken.AsSpan(KeyIdSize + NonceSize, TagSize), owner.ToByteArray());
        return sealedToken;
    }

    /// <summary>The first bytes of everything that is sealed with the current key.</summary>
    public byte[] CurrentKeyId => IdOf(_keys[0]).ToArray();

    /// <exception cref="UnknownKeyException">Encrypted with a key that is not configured, or not any more.</exception>
    /// <exception cref="CryptographicException">Altered, or of another row.</exception>
    public string Unprotect(ReadOnlySpan<byte> sealedToken, Guid owner)
    {
        if (sealedToken.Length < KeyIdSize + NonceSize + TagSize) throw new CryptographicException("The stored token is damaged.");
        var key = KeyOf(sealedToken[..KeyIdSize]);
        var cipher = sealedToken[(KeyIdSize + NonceSize + TagSize)..];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedToken.Slice(KeyIdSize, NonceSize), cipher, sealedToken.Slice(KeyIdSize + NonceSize, TagSize), plain, owner.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    private static ReadOnlySpan<byte> IdOf(byte[] key) => SHA256.HashData(key).AsSpan(0, KeyIdSize);

    private byte[] KeyOf(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
        {
            if (IdOf(key).SequenceEqual(id)) return key;
        }

        throw new UnknownKeyException();
    }
}

/// <summary>The operator's mistake, and mended by putting the key back: the token itself is as good as ever.</summary>
public sealed class UnknownKeyException() : CryptographicException("The key this token was encrypted with is not among ENCRYPTION_KEYS.");
