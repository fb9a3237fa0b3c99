using SmtpGen.Generators.Tests.Support;
using SmtpGen.Protocol;
using SmtpGen.Testing;

namespace SmtpGen.Generators.Tests;

/// <summary>The verbs of a project at work: what goes over the wire, and what holds afterwards.</summary>
public class OwnRunTests
{
    [Fact]
    public void A_verb_sends_its_line_with_its_options_and_sets_its_fact()
    {
        var (result, lines) = Talk(
            server => server.On("XCOVER").Reply(259, "covered"),
            """
            var before = client.HasFact("covered");
            var reply = client.XCover("a@b", new XCoverOptions().SetXCount(3).SetXTags(ColdTags.Ice | ColdTags.Snow));
            return $"{before} {reply.Code == OwnReplyCode.Covered} {client.HasFact("COVERED")} {client.HasFact("filled")} {client.HasFact("hello")}";
            """);
        Assert.Equal("False True True False True", result);
        Assert.Contains("XCOVER FOR:a@b XCOUNT=3 XTAGS=ICE,SNOW", lines);
    }

    [Fact]
    public void The_asynchronous_twin_does_the_same()
    {
        var (result, _) = Talk(
            server => server.On("XCOVER").Reply(259, "covered"),
            """var reply = client.XCoverAsync("a@b").AsTask().GetAwaiter().GetResult(); return $"{reply.Code} {client.HasFact("covered")}";""");
        Assert.Equal("259 True", result);
    }

    [Fact]
    public void A_refusal_is_a_reply_whose_exception_is_the_projects_and_sets_nothing()
    {
        var (result, _) = Talk(
            server => server.On("XCOVER").Reply(550, "no"),
            """
            try { client.XCover("a@b").EnsureSuccess(); return "accepted"; }
            catch (NamedColdException e) { return $"{e.SmtpCode} {e is ColdException} {client.HasFact("covered")} {client.IsConnected}"; }
            """);
        Assert.Equal("550 True False True", result);
    }

    [Fact]
    public void A_keyword_changes_facts_of_the_project()
    {
        var (result, lines) = Talk(
            server =>
            {
                server.On("XCOVER").Reply(259, "covered");
                server.On("XBARE").Reply(250, "bare");
            },
            """
            client.XCover("a@b");
            client.XBare();
            var still = client.HasFact("covered");
            client.XBare(all: true);
            return $"{still} {client.HasFact("covered")} {client.HasFact("filled")}";
            """);
        Assert.Equal("True False True", result);
        Assert.Contains("XBARE ALL", lines);
    }

    [Fact]
    public void A_verb_with_content_changes_facts_when_the_content_is_answered()
    {
        var (result, _) = Talk(
            server =>
            {
                server.On("XCOVER").Reply(259, "covered");
                server.On("XFILL").Reply(354, "send");
                server.On(".").Reply(250, "taken");
            },
            """client.XCover("a@b"); client.XFill(""); return $"{client.HasFact("covered")} {client.HasFact("filled")}";""");
        Assert.Equal("False True", result);
    }

    [Fact]
    public void A_verb_that_ends_the_session_closes_it()
    {
        var (result, _) = Talk(
            server =>
            {
                server.On("XCOVER").Reply(259, "covered");
                server.On("XLEAVE").Reply(221, "bye");
            },
            """client.XCover("a@b"); client.XLeave(); return $"{client.IsConnected} {client.HasFact("covered")}";""");
        Assert.Equal("False False", result);
    }

    [Fact]
    public void A_projects_option_goes_with_the_librarys_verb_where_its_extension_is_offered()
    {
        var (result, lines) = Talk(
            server => server.On("MAIL").Reply(250, "ok"),
            """return client.Mail("a@b", new MailOptions { Size = 5 }.SetXWarm(Warmth.Yes)).Code.ToString();""",
            offered: "XCOVER");
        Assert.Equal("250", result);
        Assert.Contains("MAIL FROM:<a@b> SIZE=5 XWARM=YES", lines);
    }

    [Fact]
    public void Where_its_extension_is_not_offered_nothing_is_sent()
    {
        var (result, lines) = Talk(
            _ => { },
            """try { client.Mail("a@b", new MailOptions().SetXWarm(Warmth.Yes)); return "sent"; } catch (SmtpNotSupportedException) { return $"not sent {client.IsConnected}"; }""");
        Assert.Equal("not sent True", result);
        Assert.DoesNotContain(lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_may_be_dropped_is()
    {
        var (_, lines) = Talk(
            server => server.On("RCPT").Reply(250, "ok"),
            """client.Mail("a@b"); client.Rcpt("c@d", new RcptOptions().SetXQuiet()); return "";""");
        Assert.Contains("RCPT TO:<c@d>", lines);
    }

    [Fact]
    public void Options_are_checked_before_a_byte_is_sent()
    {
        var (result, lines) = Talk(
            _ => { },
            """
            var errors = new List<string>();
            try { new XCoverOptions { XCount = 10 }.ToString(); } catch (ArgumentException) { errors.Add("range"); }
            try { new XCoverOptions().SetXNote(new string('x', 21)); } catch (ArgumentException) { errors.Add("length"); }
            try { client.XCover("a@b", new XCoverOptions().SetXCount(1).SetXNote("n")); } catch (ArgumentException) { errors.Add("excluded"); }
            try { client.XCover("a@b\r\nQUIT"); } catch (ArgumentException) { errors.Add("line"); }
            return string.Join(" ", errors);
            """);
        Assert.Equal("range length excluded line", result);
        Assert.DoesNotContain(lines, line => line.StartsWith("XCOVER", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_that_nobody_declares_is_an_error_still()
    {
        var (result, _) = Talk(_ => { }, """try { return client.HasFact("no-such-fact").ToString(); } catch (ArgumentException) { return "unknown"; }""");
        Assert.Equal("unknown", result);
    }

    [Fact]
    public void The_public_vocabulary_takes_names_and_options_only()
    {
        Assert.Throws<ArgumentNullException>(() => SmtpOwnVocabulary.DeclareFacts(null!));
        Assert.Throws<ArgumentNullException>(() => SmtpOwnVocabulary.DeclareOptions(null!));
        Assert.Throws<ArgumentNullException>(() => SmtpOwnVocabulary.DeclareOptions("MAIL", null!));
    }

    private static (string Result, IReadOnlyList<string> Lines) Talk(Action<SmtpTestServer> script, string source, string? offered = null)
    {
        var options = new SmtpTestServerOptions();
        if (offered is not null)
            options.Extensions[offered] = "";
        using var server = SmtpTestServer.Start(options);
        script(server);
        using var log = new StringWriter();
        using var client = new SmtpClient(new SmtpClientOptions { ProtocolLog = log });
        client.Connect(server.Host, server.Port);
        client.Ehlo();
        var result = OwnAssembly.Run([("own.smtp.json", OwnSpecTests.Spec)], source, client);
        return (result, [.. log.ToString().Split('\n').Select(line => line.TrimEnd('\r').Replace("C: ", ""))]);
    }
}
