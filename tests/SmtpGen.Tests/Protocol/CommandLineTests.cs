using System.Text;
using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>One command line, argument by argument.</summary>
public class CommandLineTests
{
    private readonly Session _session = new("client.example");

    [Fact]
    public void Arguments_stand_one_blank_apart()
    {
        Assert.Equal("MAIL FROM:<a@b> X=1 12 WORD\r\n", Sealed(Begin(SmtpCommands.Mail).ReversePath("N <a@b>").Word("X=1").Number(12).Keyword("NONE", false).Keyword("WORD", true)));
        Assert.Equal("MAIL FROM:<a@b>\r\n", Sealed(Begin(SmtpCommands.Mail).ReversePath("a@b").Options((IEnumerable<string>?)null).Options((SmtpOptions?)null)));
        Assert.Equal("EHLO client.example\r\n", Sealed(Begin(SmtpCommands.Ehlo).ClientName(null)));
        Assert.Equal("HELP a b\r\n", Sealed(Begin(SmtpCommands.Help).Text("a b")));
        Assert.Equal("BDAT -9223372036854775808\r\n", Sealed(Begin(SmtpCommands.Bdat).Number(long.MinValue)));
    }

    [Fact]
    public void A_name_that_is_not_ASCII_goes_out_as_A_labels()
        => Assert.Equal("EHLO xn--bcher-kva.example\r\n", Sealed(Begin(SmtpCommands.Ehlo).ClientName("bücher.example")));

    [Fact]
    public void An_empty_text_is_nothing_where_it_may_be_missing_and_refused_where_not()
    {
        Assert.Equal("HELP\r\n", Sealed(Begin(SmtpCommands.Help).Text("")));
        Assert.Throws<ArgumentException>("word", () => Begin(SmtpCommands.Vrfy).Text("", "word"));
        Assert.Throws<ArgumentException>("word", () => Begin(SmtpCommands.Vrfy).Word("", "word"));
        Assert.Throws<ArgumentException>("word", () => Begin(SmtpCommands.Vrfy).Word("a b", "word"));
        Assert.Throws<ArgumentException>("name", () => Begin(SmtpCommands.Ehlo).ClientName("", "name"));
        Assert.Throws<ArgumentNullException>("word", () => Begin(SmtpCommands.Vrfy).Word(null!, "word"));
        Assert.Throws<ArgumentNullException>("text", () => Begin(SmtpCommands.Vrfy).Text(null!, "text"));
    }

    [Fact]
    public void A_mailbox_that_is_not_ASCII_has_its_keyword_with_it_where_the_server_knows_that()
    {
        Assert.Equal("VRFY a@b\r\n", Sealed(Begin(SmtpCommands.Vrfy).Mailbox("<a@b>")));
        Assert.Throws<SmtpNotSupportedException>(() => Begin(SmtpCommands.Vrfy).Mailbox("ü@b"));
        Introduce("SMTPUTF8");
        Assert.Equal("VRFY ü@b SMTPUTF8\r\n", Sealed(Begin(SmtpCommands.Vrfy).Mailbox("ü@b")));
    }

    [Fact]
    public void Text_that_is_not_ASCII_is_refused_wherever_it_stands_and_however_often()
    {
        Introduce("SMTPUTF8", "DSN");
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("ü@b")));
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("a@b").Options(["ORCPT=utf-8;ü"])));
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("ü@b").Options(["ORCPT=utf-8;ü"])));
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("ü@b").Options(["NOTIFY=NEVER"])));
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("ü@b").ForwardPath("ü@b")));
    }

    [Fact]
    public void The_option_for_it_holds_however_often_it_is_said()
    {
        Introduce("SMTPUTF8");
        Assert.Equal("MAIL FROM:<ü@b> SMTPUTF8 smtputf8\r\n", Sealed(Begin(SmtpCommands.Mail).ReversePath("ü@b").Options(["SMTPUTF8", "smtputf8"])));
        Assert.Equal("MAIL FROM:<ü@b> SMTPUTF8\r\n", Sealed(Begin(SmtpCommands.Mail).ReversePath("ü@b").Options(["SMTPUTF8"]).Ahead(isUtf8: true)));
        Assert.Equal("RCPT TO:<ü@b>\r\n", Sealed(Begin(SmtpCommands.Rcpt).ForwardPath("ü@b").Ahead(isUtf8: true)));
    }

    [Fact]
    public void An_option_that_is_null_is_none()
        => Assert.Throws<ArgumentNullException>("options", () => Begin(SmtpCommands.Mail).ReversePath("a@b").Options(["SIZE=1", null!]));

    [Fact]
    public void A_path_after_a_word_is_a_blank_apart() => Assert.Equal("VRFY X <a@b>\r\n", Sealed(Begin(SmtpCommands.Vrfy).Word("X").ForwardPath("a@b")));

    [Fact]
    public void Two_keywords_that_do_the_same_do_it()
    {
        SmtpCommandLine line = Begin(SmtpCommands.Help).Keyword("A", true, SmtpFacts.Sender, SmtpFacts.Tls).Keyword("B", true, SmtpFacts.Sender, SmtpFacts.Tls);

        Assert.Equal((SmtpFacts.Sender, SmtpFacts.Tls), (line.Sets, line.Clears));
    }

    [Fact]
    public void Keywords_of_a_line_add_up_and_those_that_are_not_there_do_nothing()
    {
        SmtpCommandLine line = Begin(SmtpCommands.Help)
            .Keyword("A", true, SmtpFacts.Sender, SmtpFacts.Tls, ownSets: ["one"])
            .Keyword("B", true, SmtpFacts.Recipient, SmtpFacts.Hello, ownClears: ["two"])
            .Keyword("C", false, SmtpFacts.Esmtp, SmtpFacts.Esmtp, ["three"], ["three"])
            .Keyword("D", true, ownSets: ["four"], ownClears: ["five"]);

        Assert.Equal((SmtpFacts.Sender | SmtpFacts.Recipient, SmtpFacts.Tls | SmtpFacts.Hello), (line.Sets, line.Clears));
        Assert.Equal(["one", "four"], line.Own!.Sets);
        Assert.Equal(["two", "five"], line.Own.Clears);
        Assert.Null(Begin(SmtpCommands.Help).Keyword("A", true).Own);
    }

    [Fact]
    public void A_line_may_be_as_long_as_its_limit_and_no_longer()
    {
        string longest = new('x', SmtpLimits.CommandLine - "HELP \r\n".Length);

        Assert.Equal(SmtpLimits.CommandLine, Sealed(Begin(SmtpCommands.Help).Text(longest)).Length);
        Assert.Throws<ArgumentException>(() => Sealed(Begin(SmtpCommands.Help).Text(longest + "x")));
    }

    [Fact]
    public void A_line_is_used_again_and_has_nothing_of_the_one_before()
    {
        Introduce("SMTPUTF8");
        SmtpCommandLine line = Begin(SmtpCommands.Mail).ReversePath("ü@b").Options(["SMTPUTF8"]).Keyword("A", true, SmtpFacts.Sender, SmtpFacts.Tls, ["own"], []);
        Assert.True(line.OpensUtf8Transaction);

        line.Begin(_session, SmtpCommands.Noop);

        Assert.Equal((SmtpCommands.Noop, null, null, SmtpFacts.None, SmtpFacts.None, false), (line.Command, line.Subject, line.Own, line.Sets, line.Clears, line.OpensUtf8Transaction));
        Assert.Equal("NOOP\r\n", Sealed(line));
        Assert.Throws<ArgumentException>(() => Sealed(line.Begin(_session, SmtpCommands.Rcpt).ForwardPath("ü@b")));
        line.Release();
        Assert.Null(line.Session);
    }

    [Theory]
    [InlineData("AUTH", "PLAIN secret", 11)]
    [InlineData("AUTH PLAIN", "secret", 11)]
    [InlineData("AUTH\tPLAIN\tsecret", "", 11)]
    [InlineData("AUTH", "PLAIN", null)]
    [InlineData("AUTH", "", null)]
    public void A_secret_begins_after_the_mechanism_however_the_line_is_divided(string verb, string arguments, int? start)
        => Assert.Equal(start, new SmtpCommandLine().BeginRaw(_session, SmtpCommands.Auth, verb, arguments).SecretStart);

    [Fact]
    public void A_raw_line_is_about_its_arguments_and_has_effects_where_one_reply_is_all()
    {
        SmtpCommandLine line = new SmtpCommandLine().BeginRaw(_session, SmtpCommands.Noop, "NOOP", "x");
        Assert.Equal(("x", true, null), (line.Subject, line.HasEffects, line.SecretStart));
        Assert.Equal("NOOP x\r\n", Sealed(line));
        Assert.False(line.BeginRaw(_session, SmtpCommands.Data, "DATA", "").HasEffects);
        Assert.False(line.BeginRaw(_session, null, "", "x").HasEffects);
        Assert.Equal("x\r\n", Sealed(line));
        Assert.Throws<ArgumentNullException>("command", () => line.BeginRaw(_session, null, null!, ""));
        Assert.Throws<ArgumentNullException>("arguments", () => line.BeginRaw(_session, null, "", null!));
    }

    [Fact]
    public void A_response_that_is_too_long_for_its_line_is_none()
    {
        int longest = (SmtpLimits.AuthLine - 2) / 4 * 3;
        SmtpCommandLine line = new();

        Assert.True(line.TryResponse(_session, SmtpCommands.Auth, new byte[longest]));
        Assert.Equal(0, line.SecretStart);
        Assert.False(line.TryResponse(_session, SmtpCommands.Auth, new byte[longest + 1]));
        Assert.True(line.TryResponse(_session, SmtpCommands.Auth, null));
        Assert.Equal("*", Encoding.ASCII.GetString(line.Octets));
    }

    private SmtpCommandLine Begin(SmtpCommand command) => new SmtpCommandLine().Begin(_session, command);

    private void Introduce(params string[] extensions)
    {
        SmtpCommandLine line = Begin(SmtpCommands.Ehlo);
        line.Seal();
        _session.Send(line);
        _session.Input.Append(Encoding.ASCII.GetBytes(string.Concat(extensions.Prepend("server.example").Select(text => $"250-{text}\r\n")) + "250 HELP\r\n"));
        Assert.True(_session.TryTakeReply(out _));
    }

    private static string Sealed(SmtpCommandLine line)
    {
        line.Seal();
        return Encoding.UTF8.GetString(line.Octets);
    }
}
