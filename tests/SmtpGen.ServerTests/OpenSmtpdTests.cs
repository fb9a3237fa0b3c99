using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>What is true of OpenSMTPD, and what holds with every server.</summary>
[Needs(ServerKind.OpenSmtpd)]
public class OpenSmtpdTests(ServerFixture<OpenSmtpdServer> fixture)
    : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<OpenSmtpdServer>>
{
    [ServerTheory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task After_a_login_it_adds_the_date_and_the_message_id_that_are_missing(Flavour flavour)
    {
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Encrypted(flavour);
        await client.Login(MailServer.User, MailServer.Password);

        await client.SendMail(Sender, [recipient], "Subject: test\r\n\r\n.hello\r\n"u8.ToArray());

        string[] lines = Encoding.Latin1.GetString(Server.Delivered(recipient)).Split("\r\n");
        Assert.Equal("Subject: test", lines[0]);
        Assert.StartsWith("Date: ", lines[1]);
        Assert.StartsWith("Message-ID: ", lines[2]);
        Assert.Equal(["", ".hello", ""], lines[3..]);
    }

    [ServerTheory]
    [InlineData(Flavour.Sync)]
    [InlineData(Flavour.Async)]
    public async Task It_offers_no_login_in_clear(Flavour flavour)
    {
        await using Subject client = await Introduced(flavour);

        await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await client.Login(MailServer.User, MailServer.Password));

        await Send(client, "plain");
    }
}
