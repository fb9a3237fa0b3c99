using System.Text;

namespace SmtpGen.ServerTests;

public abstract partial class MailServerTests
{
    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_report_of_success_names_the_envelope_that_asked_for_it(Flavour flavour)
    {
        string sender = MailServer.NewRecipient("sender");
        string recipient = MailServer.NewRecipient();
        var mailOptions = new MailOptions { Ret = SmtpRet.Headers, EnvId = "id+with=odd" };
        var rcptOptions = new RcptOptions { Notify = SmtpNotify.Success, Orcpt = "rfc822;a+b@there.test" };
        await using Subject client = await Ready(flavour);
        Assert.True(client.Client.HasExtension(SmtpExtension.Dsn));

        await client.SendMail(sender, [recipient], Contents.Of("dots").Sent, mailOptions, rcptOptions);

        Assert.Equal(Contents.Of("dots").Arrives, Server.Delivered(recipient));
        string report = Encoding.Latin1.GetString(Server.Stored(sender));
        Assert.All(Server.Traits.ReportFields, field => Assert.Contains("\n" + field, report, StringComparison.OrdinalIgnoreCase));
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task An_address_outside_ASCII_needs_SMTPUTF8_of_client_and_server(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string recipient = MailServer.NewRecipient("jörg");
        var options = new MailOptions { SmtpUtf8 = true };
        await using Subject client = await Ready(flavour);

        if (Server.Traits.Offers(SmtpExtension.SmtpUtf8))
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await client.SendMail("jörg@there.test", [recipient], sent));
            await client.SendMail("jörg@there.test", [recipient], sent, options);
            Assert.Equal(arrives, Server.Delivered(recipient));
        }
        else
            await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await client.SendMail("jörg@there.test", [recipient], sent, options));

        await Send(client, "plain");
    }

    [ServerTheory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task BDAT_carries_octets_where_the_server_takes_chunks(Flavour flavour)
    {
        (byte[] sent, byte[] arrives) = Contents.Of("dots");
        string recipient = MailServer.NewRecipient();
        await using Subject client = await Ready(flavour);
        (await client.Mail(Sender)).EnsureSuccess();
        (await client.Rcpt(recipient)).EnsureSuccess();

        SmtpReply first = await client.Bdat(sent.AsMemory(0, 50));
        Assert.Equal(Server.Traits.Offers(SmtpExtension.Chunking), first.IsSuccess);
        if (first.IsSuccess)
        {
            (await client.Bdat(sent.AsMemory(50), last: true)).EnsureSuccess();
            Assert.Equal(arrives, Server.Delivered(recipient));
        }
    }
}
