using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>Facts and options that a project declares: what generated code of a project calls.</summary>
public class OwnFactTests
{
    private static readonly SmtpCommand Cover = new()
    {
        Verb = "XCOVER",
        Member = "XCover",
        Prefix = "XCOVER",
        About = "Covers.",
        Timeout = TimeSpan.FromSeconds(5),
        OwnSets = ["covered"],
        OwnClears = ["bare"],
        Refusal = static (reply, _) => new SmtpResponseException(reply),
    };

    private static readonly SmtpCommand Bare = new()
    {
        Verb = "XBARE",
        Member = "XBare",
        Prefix = "XBARE",
        About = "Uncovers.",
        Timeout = TimeSpan.FromSeconds(5),
        OwnSets = ["bare"],
        OwnClears = ["covered"],
        ClearsWhenRefused = true,
        Refusal = static (reply, _) => new SmtpResponseException(reply),
    };

    public OwnFactTests() => SmtpOwnVocabulary.DeclareFacts("covered", "bare", "half");

    [Fact]
    public void Success_sets_and_clears_them()
    {
        using SmtpClient client = Talk("XCOVER\r\n", "250 yes\r\n", "XBARE\r\n", "250 yes\r\n");

        Assert.Equal((false, false), (client.HasFact("covered"), client.HasFact("bare")));
        client.Execute(client.Start(Cover));
        Assert.Equal((true, false), (client.HasFact("Covered"), client.HasFact("bare")));
        client.Execute(client.Start(Bare));
        Assert.Equal((false, true), (client.HasFact("covered"), client.HasFact("bare")));
    }

    [Fact]
    public void A_refusal_sets_nothing_and_clears_what_is_cleared_whatever_the_answer()
    {
        using SmtpClient client = Talk("XCOVER\r\n", "250 yes\r\n", "XCOVER\r\n", "550 no\r\n", "XBARE\r\n", "550 no\r\n");

        client.Execute(client.Start(Cover));
        client.Execute(client.Start(Cover));
        Assert.True(client.HasFact("covered"));
        client.Execute(client.Start(Bare));
        Assert.Equal((false, false), (client.HasFact("covered"), client.HasFact("bare")));
    }

    [Fact]
    public void A_keyword_changes_them_only_where_it_stands()
    {
        using SmtpClient client = Talk("XCOVER\r\n", "250 yes\r\n", "XCOVER HALF\r\n", "250 yes\r\n", "XCOVER HALF\r\n", "550 no\r\n");

        client.Execute(Line(client, half: false));
        Assert.Equal((true, false), (client.HasFact("covered"), client.HasFact("half")));
        client.Execute(Line(client, half: true));
        Assert.Equal((false, true), (client.HasFact("covered"), client.HasFact("half")));
        client.Execute(Line(client, half: true));
        Assert.Equal((false, true), (client.HasFact("covered"), client.HasFact("half")));

        static SmtpCommandLine Line(SmtpClient client, bool half) => client.Start(Cover).Keyword("HALF", half, ownSets: ["half"], ownClears: ["covered"]);
    }

    [Fact]
    public void A_refusal_clears_what_a_keyword_and_the_command_clear_and_sets_nothing_of_them()
    {
        SmtpCommand end = new()
        {
            Verb = "XEND",
            Member = "XEnd",
            Prefix = "XEND",
            About = "Ends.",
            Timeout = TimeSpan.FromSeconds(5),
            Clears = SmtpFacts.Recipient,
            ClearsWhenRefused = true,
            Refusal = static (reply, _) => new SmtpResponseException(reply),
        };
        using SmtpClient client = Talk(
            "MAIL FROM:<a@b.test>\r\n", "250 yes\r\n", "RCPT TO:<c@d.test>\r\n", "250 yes\r\n",
            "XCOVER HALF\r\n", "250 yes\r\n", "XEND ALL\r\n", "550 no\r\n");
        client.Mail("a@b.test");
        client.Rcpt("c@d.test");
        client.Execute(client.Start(Cover).Keyword("HALF", true, ownSets: ["half"]));
        Assert.True(client.Facts.HasFlag(SmtpFacts.Sender | SmtpFacts.Recipient));

        client.Execute(client.Start(end).Keyword("ALL", true, SmtpFacts.Tls, SmtpFacts.Sender, ["bare"], ["half"]));

        Assert.Equal(SmtpFacts.None, client.Facts & (SmtpFacts.Sender | SmtpFacts.Recipient | SmtpFacts.Tls));
        Assert.True(client.Facts.HasFlag(SmtpFacts.Hello));
        Assert.Equal((true, false, false), (client.HasFact("covered"), client.HasFact("bare"), client.HasFact("half")));
    }

    [Fact]
    public void None_holds_without_a_connection()
    {
        using SmtpClient client = Talk("XCOVER\r\n", "250 yes\r\n");

        client.Execute(client.Start(Cover));
        client.Close();
        Assert.False(client.HasFact("covered"));
        Assert.Throws<ArgumentException>(() => client.HasFact("undeclared"));
    }

    [Fact]
    public void A_declared_option_lengthens_the_line_of_its_verb_and_asks_for_its_extension()
    {
        var option = new SmtpOption { Keyword = "XLONG", Extension = "XLONGER", Kind = SmtpOptionKind.Text, LineLength = 600 };
        SmtpOwnVocabulary.DeclareOptions("MAIL", new SmtpOption { Keyword = "XLONG" });
        SmtpOwnVocabulary.DeclareOptions("mail", option);
        string value = new('x', 550);
        using SmtpClient client = Talk($"MAIL FROM:<a@b.test> XLONG={value}\r\n", "250 yes\r\n");
        var options = new MailOptions();
        options.SetText(option, value);

        Assert.Throws<SmtpNotSupportedException>(() => client.Mail("a@b.test", options));
        Assert.Equal(250, client.Mail("a@b.test", ["XLONG=" + value]).Code);
    }

    [Fact]
    public void A_declared_option_takes_the_place_of_its_like_and_of_no_other()
    {
        SmtpOption Option(string keyword, int lineLength) => new() { Keyword = keyword, Kind = SmtpOptionKind.Text, LineLength = lineLength };
        SmtpOwnVocabulary.DeclareOptions("MAIL", Option("XKEPT", 600), Option("XMOVED", 0));
        SmtpOwnVocabulary.DeclareOptions("MAIL", Option("xmoved", 600), Option("XNEW", 600));
        SmtpOwnVocabulary.DeclareOptions("RCPT", Option("XKEPT", 0));
        string value = new('x', 550);
        using SmtpClient client = Talk(
            $"MAIL FROM:<a@b.test> XKEPT={value}\r\n", "250 yes\r\n", $"MAIL FROM:<a@b.test> XMOVED={value}\r\n", "250 yes\r\n", $"MAIL FROM:<a@b.test> XNEW={value}\r\n", "250 yes\r\n");

        foreach (string keyword in new[] { "XKEPT", "XMOVED", "XNEW" })
            Assert.Equal(250, client.Mail("a@b.test", [$"{keyword}={value}"]).Code);
        Assert.Throws<ArgumentException>(() => client.Mail("a@b.test", ["XOTHER=" + value]));
        Assert.Throws<ArgumentException>(() => client.Rcpt("a@b.test", ["XKEPT=" + value]));
    }

    [Fact]
    public void Nothing_is_declared_of_nothing()
    {
        Assert.Throws<ArgumentNullException>("names", () => SmtpOwnVocabulary.DeclareFacts(null!));
        Assert.Throws<ArgumentNullException>("verb", () => SmtpOwnVocabulary.DeclareOptions(null!));
        Assert.Throws<ArgumentNullException>("options", () => SmtpOwnVocabulary.DeclareOptions("MAIL", null!));
    }

    [Fact]
    public void A_declared_option_may_stand_without_a_value_where_its_file_says_so()
    {
        var options = new MailOptions();
        options.SetText(new SmtpOption { Keyword = "XMAY", Kind = SmtpOptionKind.Text, ValueOptional = true, Pattern = "^[a-z]+$" }, "");
        Assert.Equal("XMAY", options.ToString());
        Assert.Throws<ArgumentException>("value", () => options.SetText(new SmtpOption { Keyword = "XMUST", Kind = SmtpOptionKind.Text }, ""));
    }

    [Fact]
    public void A_command_shows_what_it_does_to_them_and_its_verb()
    {
        Assert.Equal(["covered"], Cover.OwnSets);
        Assert.Equal(["bare"], Cover.OwnClears);
        Assert.Empty(SmtpCommands.Noop.OwnSets);
        Assert.Empty(SmtpCommands.Noop.OwnClears);
        Assert.Equal("XCOVER", Cover.ToString());
    }

    private static SmtpClient Talk(params string[] linesAndReplies)
    {
        ScriptedStream stream = new ScriptedStream().ExpectEhlo("SIZE");
        for (int i = 0; i < linesAndReplies.Length; i += 2)
            stream.Expect(linesAndReplies[i], linesAndReplies[i + 1]);
        var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        return client;
    }
}
