using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Fuzz;

/// <summary>An address as a caller gives it, and the command that it goes out in.</summary>
internal static class AddressTarget
{
    public static void Check(byte[] input)
    {
        string path = AnyText.Of(input);
        string? due = ReferenceAddress.Of(path);
        string? found = Parse(path);
        Require.Same(due, found);
        CheckLine(path, found);
        if (found is null or "")
            return;
        Require.Same(found, Parse(found));
        Require.Same(found, Parse($"<{found}>"));
        Require.Same(found, Parse($"\"A <b@c>\" D. E <{found}>"));
        Require.Same($"<{found}>", SmtpText.QuoteAddress(path));
    }

    private static string? Parse(string path)
    {
        try
        {
            return SmtpAddress.Parse(path, nameof(path)).ToString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Whatever was given, the line is refused, or is one line with the address in it and nothing else.
    private static void CheckLine(string path, string? address)
    {
        var line = new SmtpCommandLine();
        try
        {
            line.Begin(new Session("client.example"), SmtpCommands.Mail).ReversePath(path).Ahead(isUtf8: true).Seal();
        }
        catch (ArgumentException)
        {
            bool isExpressible = address is null || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(address)) == address;
            Require.That(address is null || !isExpressible || SmtpCommands.Mail.Prefix.Length + Encoding.UTF8.GetByteCount(address) + "<>\r\n".Length > SmtpLimits.CommandLine);
            return;
        }
        Require.Same($"{SmtpCommands.Mail.Prefix}<{address}>\r\n", Encoding.UTF8.GetString(line.Octets));
        Require.That(line.Octets.IndexOfAny((byte)'\r', (byte)'\n', (byte)0) == line.Octets.Length - 2);
    }
}
