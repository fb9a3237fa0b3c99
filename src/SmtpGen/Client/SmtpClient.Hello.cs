using SmtpGen.Transport;

namespace SmtpGen;

public partial class SmtpClient
{
    /// <summary>Introduces the client by EHLO, or by HELO where the server does not know EHLO, unless that was done (RFC 5321 §3.2).</summary>
    /// <exception cref="SmtpHeloException">The server refused both. The connection stays usable, except after 421.</exception>
    /// <exception cref="SmtpServerDisconnectedException">The client is not connected, or the connection was lost.</exception>
    public void EhloOrHeloIfNeeded() => Complete(EhloOrHeloIfNeededOver(Blocking()));

    /// <inheritdoc cref="EhloOrHeloIfNeeded"/>
    /// <param name="cancellationToken">Gives the operation up; the connection is then closed.</param>
    public async ValueTask EhloOrHeloIfNeededAsync(CancellationToken cancellationToken = default)
        => await EhloOrHeloIfNeededOver(Awaiting(cancellationToken)).ConfigureAwait(false);

    private async ValueTask<bool> EhloOrHeloIfNeededOver(Driver driver)
    {
        using var turn = new Turn(this);
        await Introduce(driver).ConfigureAwait(false);
        return DoesEsmtp;
    }

    /// <summary>Whether a server that refuses the first introduction may know the older one.</summary>
    private protected virtual bool KnowsHelo => true;

    private async ValueTask Introduce(Driver driver)
    {
        Connected();
        if (HasHello)
            return;
        SmtpReply reply = await Exchange(driver, ComposeEhlo(null)).ConfigureAwait(false);
        if (!reply.IsSuccess && Current is not null && KnowsHelo)
            reply = await Exchange(driver, ComposeHelo(null)).ConfigureAwait(false);
        if (!reply.IsSuccess)
            throw reply.ToException();
    }
}
