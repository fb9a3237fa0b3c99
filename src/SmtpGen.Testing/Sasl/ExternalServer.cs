using System.Text;

namespace SmtpGen.Testing;

/// <summary>Lets in whom something outside of the protocol has told of; the response may name that user again (RFC 4422 appendix A).</summary>
internal sealed class ExternalServer(string knownUser) : ServerMechanism
{
    protected override void Respond(byte[]? response)
    {
        if (response is null)
            Ask("");
        else if (Encoding.UTF8.GetString(response) is var identity && (identity == "" || identity == knownUser))
            Admit(knownUser);
    }
}
