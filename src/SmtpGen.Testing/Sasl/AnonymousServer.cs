namespace SmtpGen.Testing;

/// <summary>Lets everybody in, as nobody (RFC 4505).</summary>
internal sealed class AnonymousServer : ServerMechanism
{
    private const string Nobody = "anonymous";

    protected override void Respond(byte[]? response)
    {
        if (response is null)
            Ask("");
        else
            Admit(Nobody);
    }
}
