using System.Security.Cryptography;
using System.Text;

namespace SmtpGen.Testing;

/// <summary>A salted challenge, the client's proof, and then the server's own (RFC 5802 §3), which SMTP carries in a challenge.</summary>
internal sealed class ScramServer(IDictionary<string, string> users, HashAlgorithmName hash) : PasswordServer(users)
{
    private const int Iterations = 4096;
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private string _clientFirstBare = "";
    private string _serverFirst = "";
    private string _nonce = "";
    private string _channel = "";
    private bool _isProved;

    /// <summary>What the client has to bind to; null in a mechanism without binding.</summary>
    public byte[]? Binding { get; init; }

    /// <summary>Whether the server offers a binding beside this mechanism: a client that did not see that was deceived.</summary>
    public bool OffersBinding { get; init; }

    private string RequiredFlag => "p=tls-server-end-point";

    protected override void Respond(byte[]? response)
    {
        if (response is null)
            Ask("");
        else if (_isProved)
            Admit(_user);
        else if (_nonce.Length == 0)
            Begin(Encoding.UTF8.GetString(response));
        else
            CheckProof(Encoding.UTF8.GetString(response));
    }

    private void Begin(string message)
    {
        if (Gs2Header.Take(message, out _clientFirstBare) is not { } header || !MayBe(header.Flag)) return;
        if (_clientFirstBare.Split(',') is not [['n', '=', .. var user], ['r', '=', .. var nonce], ..]) return;

        _user = Gs2Header.Unescape(user);
        if (PasswordOf(_user) is null || (header.Identity != "" && header.Identity != _user)) return;

        _channel = Convert.ToBase64String([.. Encoding.UTF8.GetBytes(header.Text), .. Binding ?? []]);
        _nonce = nonce + Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        _serverFirst = $"r={_nonce},s={Convert.ToBase64String(_salt)},i={Iterations}";
        Ask(_serverFirst);
    }

    private bool MayBe(string flag) => Binding is not null ? flag == RequiredFlag : flag == "n" || (flag == "y" && !OffersBinding);

    private void CheckProof(string message)
    {
        int at = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (at < 0 || message[..at] != $"c={_channel},r={_nonce}") return;

        // A client prepares the password; for what users of a test have, this is what that comes to.
        byte[] password = Encoding.UTF8.GetBytes(PasswordOf(_user)!.Normalize(NormalizationForm.FormKC));
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(password, _salt, Iterations, hash, Keyed([], "").Length);
        string all = $"{_clientFirstBare},{_serverFirst},{message[..at]}";
        byte[] clientKey = Keyed(salted, "Client Key");
        byte[] proof = [.. clientKey.Zip(Keyed(Hashed(clientKey), all), (key, signature) => (byte)(key ^ signature))];
        if (message[(at + 3)..] != Convert.ToBase64String(proof)) return;

        _isProved = true;
        Ask("v=" + Convert.ToBase64String(Keyed(Keyed(salted, "Server Key"), all)));
    }

    private byte[] Keyed(byte[] key, string text)
    {
        using var hmac = IncrementalHash.CreateHMAC(hash, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(text));
        return hmac.GetHashAndReset();
    }

    private byte[] Hashed(byte[] data)
    {
        using var hasher = IncrementalHash.CreateHash(hash);
        hasher.AppendData(data);
        return hasher.GetHashAndReset();
    }
}
