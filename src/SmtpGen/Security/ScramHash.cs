using System.Security.Cryptography;

namespace SmtpGen;

/// <summary>The hash that a SCRAM mechanism is named after, and what is computed with it (RFC 5802 §3).</summary>
/// <param name="name">Its name, for the derivation of the salted password.</param>
/// <param name="size">Its length in octets.</param>
/// <param name="hash">The hash of data.</param>
/// <param name="hmac">The hash of data, keyed: key, data.</param>
internal sealed class ScramHash(HashAlgorithmName name, int size, Func<byte[], byte[]> hash, Func<byte[], byte[], byte[]> hmac)
{
    public static ScramHash Sha1 { get; } = new(HashAlgorithmName.SHA1, SHA1.HashSizeInBytes, SHA1.HashData, HMACSHA1.HashData);

    public static ScramHash Sha256 { get; } = new(HashAlgorithmName.SHA256, SHA256.HashSizeInBytes, SHA256.HashData, HMACSHA256.HashData);

    /// <summary>What proves to the server that the client knows the password, and what will prove the same of the server.</summary>
    public (byte[] ClientProof, byte[] ServerSignature) Prove(byte[] password, ScramServerFirst server, byte[] authMessage)
    {
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(password, server.Salt, server.Iterations, name, size);
        byte[] clientKey = hmac(salted, "Client Key"u8.ToArray());
        byte[] clientSignature = hmac(hash(clientKey), authMessage);
        byte[] serverSignature = hmac(hmac(salted, "Server Key"u8.ToArray()), authMessage);
        return ([.. clientKey.Zip(clientSignature, (key, signature) => (byte)(key ^ signature))], serverSignature);
    }
}
