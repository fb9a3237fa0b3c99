using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's exceptions: what derives from what, and what each one tells.</summary>
public class ExceptionParityTests
{
    public static TheoryData<Type, Type> Bases => new()
    {
        { typeof(SmtpServerDisconnectedException), typeof(SmtpException) },
        { typeof(SmtpNotSupportedException), typeof(SmtpException) },
        { typeof(SmtpRecipientsRefusedException), typeof(SmtpException) },
        { typeof(SmtpResponseException), typeof(SmtpException) },
        { typeof(SmtpSenderRefusedException), typeof(SmtpResponseException) },
        { typeof(SmtpDataException), typeof(SmtpResponseException) },
        { typeof(SmtpConnectException), typeof(SmtpResponseException) },
        { typeof(SmtpHeloException), typeof(SmtpResponseException) },
        { typeof(SmtpAuthenticationException), typeof(SmtpResponseException) },
    };

    [Theory]
    [MemberData(nameof(Bases))]
    public void An_exception_derives_from_what_its_model_derives_from(Type type, Type itsBase) => Assert.Equal(itsBase, type.BaseType);

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_refusal_tells_its_code_its_text_and_whom_it_concerns(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", "550-5.7.1 one\r\n550 5.7.1 two\r\n").Expect("RSET\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        var error = await Assert.ThrowsAsync<SmtpSenderRefusedException>(async () => await subject.SendMail("Me <a@b.example>", "c@d.example", "x"));

        Assert.Equal((550, "5.7.1 one\n5.7.1 two", "Me <a@b.example>"), (error.SmtpCode, error.SmtpError, error.Sender));
        Assert.Equal(new EnhancedStatusCode(5, 7, 1), error.Reply.EnhancedStatus);
        Assert.Contains("550", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task EnsureSuccess_throws_what_SendMail_would_throw(Flavour flavour)
    {
        var stream = new ScriptedStream().Expect("EHLO client.example\r\n", "550 no\r\n").Expect("HELO client.example\r\n", "550 no\r\n")
            .Expect("MAIL FROM:<a@b.example>\r\n", "550 no\r\n").Expect("RCPT TO:<c@d.example>\r\n", "550 no\r\n").Expect("VRFY x\r\n", "550 no\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);

        await Throws<SmtpHeloException>(subject.Ehlo());
        await Throws<SmtpHeloException>(subject.Helo());
        await Throws<SmtpSenderRefusedException>(subject.Mail("a@b.example"));
        SmtpRecipientsRefusedException refused = await Throws<SmtpRecipientsRefusedException>(subject.Rcpt("c@d.example"));
        await Throws<SmtpResponseException>(subject.Verify("x"));

        Assert.Equal(550, Assert.Single(refused.Recipients, pair => pair.Key == "c@d.example").Value.Code);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task One_clause_catches_whatever_the_server_did(Flavour flavour)
    {
        foreach (string answer in new[] { "", "nonsense\r\n", "550 no\r\n", "421 bye\r\n" })
        {
            await using Subject subject = await Subject.Over(flavour, new ScriptedStream().ExpectEhlo().Expect("MAIL FROM:<a@b.example>\r\n", answer));

            await Assert.ThrowsAnyAsync<SmtpException>(async () => await subject.SendMail("a@b.example", "c@d.example", "x"));
        }
    }

    private static async Task<T> Throws<T>(ValueTask<SmtpReply> operation)
        where T : SmtpException
    {
        SmtpReply reply = await operation;
        return Assert.Throws<T>(() => reply.EnsureSuccess());
    }
}
