using System.Text;
using SmtpGen.Fuzz;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Properties;

/// <summary>Addresses: what is one goes out as it is, in one line; what is none is refused before a byte.</summary>
public class AddressPropertyTests
{
    [Fact]
    public void What_is_a_path_goes_out_as_its_address_and_nothing_else() => Property.Holds(Texts.Path, 100_000, path =>
    {
        Assert.Equal(path.Address, ReferenceAddress.Of(path.Path));
        Assert.Equal($"<{path.Address}>", SmtpText.QuoteAddress(path.Path));
        Assert.Equal($"MAIL FROM:<{path.Address}>\r\n", LineOf(SmtpCommands.Mail, line => line.ReversePath(path.Path)));
        Assert.Equal($"RCPT TO:<{path.Address}>\r\n", LineOf(SmtpCommands.Rcpt, line => line.ForwardPath(path.Path)));
    });

    [Fact]
    public void What_is_none_is_refused_and_what_is_one_is_not() => Property.Holds(Texts.Argument, 100_000, text =>
    {
        string? address = ReferenceAddress.Of(text);
        if (address is null)
            Assert.Throws<ArgumentException>("address", () => SmtpText.QuoteAddress(text));
        else
            Assert.Equal($"<{address}>", SmtpText.QuoteAddress(text));
    });

    [Fact]
    public void A_client_that_refuses_a_path_is_in_step() => Property.Holds(Texts.Argument, 2_000, text =>
    {
        if (ReferenceAddress.Of(text) is not null)
            return;
        var stream = new ScriptedStream().ExpectEhlo("SMTPUTF8").Expect("NOOP\r\n", "250 ok\r\n");
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        Assert.Throws<ArgumentException>("reversePath", () => client.Mail(text));
        Assert.Throws<ArgumentException>("forwardPath", () => client.Rcpt(text));
        client.Noop().EnsureSuccess();
        Assert.Equal("EHLO client.example\r\nNOOP\r\n", stream.Received);
    });

    private static string LineOf(SmtpCommand command, Func<SmtpCommandLine, SmtpCommandLine> write)
    {
        SmtpCommandLine line = write(new SmtpCommandLine().Begin(new Session("client.example"), command)).Ahead(isUtf8: true);
        line.Seal();
        return Encoding.UTF8.GetString(line.Octets);
    }
}
