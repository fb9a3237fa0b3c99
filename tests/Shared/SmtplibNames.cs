using System.Text.RegularExpressions;

namespace SmtpGen.Tests.Shared;

/// <summary>What smtplib of Python 3.11 has for everybody: functions with their arguments, attributes, exceptions, constants.</summary>
internal static partial class SmtplibNames
{
    private static readonly string[] Signatures =
    [
        "SMTP_PORT", "SMTP_SSL_PORT", "LMTP_PORT", "CRLF", "bCRLF", "OLDSTYLE_AUTH", "quoteaddr(addrstring)", "quotedata(data)",
        "SMTP(host, port, local_hostname, timeout, source_address)",
        "SMTP.set_debuglevel(debuglevel)", "SMTP.connect(host, port, source_address)", "SMTP.send(s)", "SMTP.putcmd(cmd, args)", "SMTP.getreply()",
        "SMTP.docmd(cmd, args)", "SMTP.helo(name)", "SMTP.ehlo(name)", "SMTP.has_extn(opt)", "SMTP.help(args)", "SMTP.rset()", "SMTP.noop()",
        "SMTP.mail(sender, options)", "SMTP.rcpt(recip, options)", "SMTP.data(msg)", "SMTP.verify(address)", "SMTP.vrfy(address)", "SMTP.expn(address)",
        "SMTP.ehlo_or_helo_if_needed()", "SMTP.auth(mechanism, authobject, initial_response_ok)", "SMTP.auth_cram_md5(challenge)",
        "SMTP.auth_plain(challenge)", "SMTP.auth_login(challenge)", "SMTP.login(user, password, initial_response_ok)",
        "SMTP.starttls(keyfile, certfile, context)", "SMTP.sendmail(from_addr, to_addrs, msg, mail_options, rcpt_options)",
        "SMTP.send_message(msg, from_addr, to_addrs, mail_options, rcpt_options)", "SMTP.close()", "SMTP.quit()",
        "SMTP.debuglevel", "SMTP.sock", "SMTP.file", "SMTP.helo_resp", "SMTP.ehlo_msg", "SMTP.ehlo_resp", "SMTP.does_esmtp", "SMTP.default_port",
        "SMTP_SSL(host, port, local_hostname, keyfile, certfile, timeout, source_address, context)", "SMTP_SSL.default_port",
        "LMTP(host, port, local_hostname, source_address, timeout)", "LMTP.ehlo_msg", "LMTP.connect(host, port, source_address)",
        "SMTPException", "SMTPNotSupportedError", "SMTPServerDisconnected", "SMTPResponseException(code, msg)", "SMTPSenderRefused(code, msg, sender)",
        "SMTPRecipientsRefused(recipients)", "SMTPDataError(code, msg)", "SMTPConnectError(code, msg)", "SMTPHeloError(code, msg)",
        "SMTPAuthenticationError(code, msg)",
    ];

    // Attributes that only an object has; the module does not list them.
    private static readonly string[] OfObjects =
    [
        "SMTP.local_hostname", "SMTP.timeout", "SMTP.source_address", "SMTP.esmtp_features", "SMTP.command_encoding", "SMTP.user", "SMTP.password",
        "SMTP_SSL.context", "SMTP_SSL.keyfile", "SMTP_SSL.certfile", "SMTPResponseException.smtp_code", "SMTPResponseException.smtp_error",
        "SMTPSenderRefused.sender", "SMTPRecipientsRefused.recipients",
    ];

    /// <summary>What the module itself lists: "SMTP.noop" a name, "SMTP.helo(name)" an argument.</summary>
    public static IReadOnlyList<string> OfModule { get; } = [.. Signatures.SelectMany(Parts)];

    public static IReadOnlyList<string> All { get; } = [.. OfModule, .. OfObjects];

    /// <summary>The name of a signature, and each argument with it.</summary>
    public static IEnumerable<string> Parts(string signature)
    {
        Match match = Signature().Match(signature);
        string name = match.Groups["name"].Value;
        return match.Groups["argument"].Captures.Select(argument => $"{name}({argument.Value})").Prepend(name);
    }

    [GeneratedRegex(@"^(?<name>[\w.]+)(\(((?<argument>\w+)(, (?<argument>\w+))*)?\))?$")]
    private static partial Regex Signature();
}
