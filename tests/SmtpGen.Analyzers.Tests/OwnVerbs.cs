using Microsoft.CodeAnalysis.Diagnostics;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Verbs that a project adds are checked as the library's own: by the contracts and the vocabulary that the generator put beside them.</summary>
public class OwnVerbs
{
    // What the generator makes of a spec file, shortened.
    private const string Verbs = """

        namespace SmtpGen
        {
            using SmtpGen.Contracts;
            using SmtpGen.Protocol;

            internal static partial class OwnSmtpClientMethods
            {
                [SessionContract(Verb = "XPING", IsPlain = true, Requires = new[] { "hello" }, Sets = new[] { "probed" }, ReplyMatters = true, ReplyCodes = new[] { 259, 450 })]
                public static SmtpReply XPing(this SmtpClient client, string token = "") => client.Noop();

                [SessionContract(Verb = "XPING", IsPlain = true, Requires = new[] { "hello" }, Sets = new[] { "probed" }, ReplyMatters = true, ReplyCodes = new[] { 259, 450 })]
                public static ValueTask<SmtpReply> XPingAsync(this SmtpClient client, string token = "") => client.NoopAsync();

                [SessionContract(Verb = "XQUEUE", Requires = new[] { "probed" }, Forbids = new[] { "sender" }, ReplyCodes = new[] { 250 })]
                public static SmtpReply XQueue(this SmtpClient client, XQueueOptions? options = null) => client.Noop();
            }

            internal sealed class XQueueOptions : SmtpOptions
            {
                public XQueueOptions() : base("XQUEUE", new SmtpOption[0]) { }
                public string? this[[OptionsOf("XQUEUE")] string keyword] { get => GetRaw(keyword); set => SetRaw(keyword, value); }
                [OptionKeyword("XPRIO")]
                public long? XPrio { get; set; }
            }

            internal static partial class OwnOptionSetters
            {
                public static XQueueOptions SetXPrio(this XQueueOptions options, [OptionKeyword("XPRIO")] long? value) => options;
                public static MailOptions SetXPrio(this MailOptions options, [OptionKeyword("XPRIO")] long? value) => options;
                public static MailOptions SetXPort(this MailOptions options, [OptionKeyword("XPORT")] long? value) => options;
                public static MailOptions SetXMode(this MailOptions options, [OptionKeyword("XMODE")] string? value) => options;
                public static MailOptions SetXNote(this MailOptions options, [OptionKeyword("XNOTE")] string? value) => options;
                public static MailOptions SetXQuiet(this MailOptions options, [OptionKeyword("XQUIET")] bool value = true) => options;
            }
        }
        """;

    private const string Vocabulary = """
        [assembly: SmtpGen.Contracts.FactVocabulary("probed", Missing = "nobody has asked the store", Present = "the store was asked already", Step = "XPing")]
        [assembly: SmtpGen.Contracts.ExtensionVocabulary("XSTORE", Options = new[] { "MAIL XPRIO=1" })]
        [assembly: SmtpGen.Contracts.OptionVocabulary("XPRIO", Verbs = new[] { "MAIL", "XQUEUE" }, Kind = "integer", Pattern = "^[1-5]$")]
        [assembly: SmtpGen.Contracts.OptionVocabulary("XPORT", Verbs = new[] { "MAIL" }, Kind = "integer", Minimum = 1, Maximum = 65535)]
        [assembly: SmtpGen.Contracts.OptionVocabulary("XMODE", Verbs = new[] { "MAIL" }, Kind = "text", Pattern = "^[a-z]$")]
        [assembly: SmtpGen.Contracts.OptionVocabulary("XNOTE", Verbs = new[] { "MAIL" }, Kind = "xtext", Pattern = "^[a-z]$")]
        [assembly: SmtpGen.Contracts.OptionVocabulary("XQUIET", Verbs = new[] { "MAIL" }, Kind = "none")]

        """;

    private const string Connected = "using var c = new SmtpClient(); c.Connect(\"mail.example.com\"); ";

    [Theory]
    [InlineData("c.{|SMTP1001:XPing|}().EnsureSuccess();")]
    [InlineData("c.Ehlo(); c.{|SMTP1001:XQueue|}();")]
    [InlineData("c.Ehlo(); c.XPing().EnsureSuccess(); c.Mail(\"a@example.com\").EnsureSuccess(); c.{|SMTP1002:XQueue|}();")]
    [InlineData("c.Ehlo(); c.XPing().EnsureSuccess(); c.Quit(); c.Connect(\"mail.example.com\"); c.Ehlo(); c.{|SMTP1001:XQueue|}();")]
    [InlineData("c.Ehlo(); if (!c.HasFact(\"probed\")) c.{|SMTP1001:XQueue|}();")]
    [InlineData("c.Ehlo(); if (!c.XPing().IsSuccess) c.{|SMTP1001:XQueue|}();")]
    public Task A_step_that_lacks_is_flagged(string body) => Order(Connected + body);

    [Theory]
    [InlineData("c.Ehlo(); c.XPing().EnsureSuccess(); c.XQueue(); c.Quit();")]
    [InlineData("c.Ehlo(); if (c.HasFact(\"probed\")) c.XQueue();")]
    [InlineData("c.Ehlo(); if (c.XPing(\"token\").IsSuccess) c.XQueue();")]
    [InlineData("c.Ehlo(); c.XPingAsync().GetAwaiter().GetResult().EnsureSuccess(); c.XQueue();")]
    [InlineData("c.Ehlo(); OwnSmtpClientMethods.XPing(c).EnsureSuccess(); c.XQueue();")]
    public Task A_right_order_is_not_flagged(string body) => Order(Connected + body);

    [Fact]
    public Task A_client_that_only_speaks_own_verbs_is_followed()
        => Order("var c = new LmtpClient(); c.{|SMTP1001:XPing|}().EnsureSuccess(); c.Dispose();");

    /// <summary>What ends the session clears the project's facts, which the library's contract cannot name.</summary>
    [Fact]
    public Task A_client_that_is_ended_is_not_abandoned()
        => Of<SessionAnalyzer>("var c = new SmtpClient(); c.Connect(\"mail.example.com\"); c.Ehlo(); c.XPing().EnsureSuccess(); c.Quit();");

    [Fact]
    public Task A_helper_that_only_speaks_own_verbs_is_looked_into()
        => Of<UsageAnalyzer>("Help(outside);", "private static void Help(SmtpClient c) { c.{|SMTP4001:XPing|}(); c.XQueue(); _ = c.XPing(); }");

    [Theory]
    [InlineData("if (outside.XPing().Code == {|SMTP2008:250|}) Use(1);")]
    [InlineData("if (outside.XPing().Code == 259) Use(1);")]
    public Task A_code_that_it_never_returns_is_flagged(string body) => Of<ReplyCodeAnalyzer>(body);

    [Theory]
    [InlineData("outside.Mail(\"a@example.com\", [{|SMTP2004:\"XPRIO=9\"|}]);")]
    [InlineData("outside.Mail(\"a@example.com\", [{|SMTP2001:\"XSTORE\"|}]);")]
    [InlineData("outside.HasExtension({|SMTP2002:\"XPRIO\"|});")]
    [InlineData("outside.Rcpt(\"a@example.com\", [{|SMTP2003:\"XPRIO=1\"|}]);")]
    [InlineData("Use(new XQueueOptions { XPrio = {|SMTP2004:9|} });")]
    [InlineData("Use(new XQueueOptions { [\"XPRIO\"] = {|SMTP2004:\"9\"|} });")]
    [InlineData("outside.Mail(\"a@example.com\", [\"XPRIO=1\"]); outside.HasExtension(\"XSTORE\"); Use(new XQueueOptions { XPrio = 5 });")]
    [InlineData("outside.Mail(\"a@example.com\", [{|SMTP2004:\"XPORT=65536\"|}]); outside.Rset(); outside.Mail(\"a@example.com\", [\"XPORT=65535\"]);")]
    public Task Its_words_are_known(string body) => Of<VocabularyAnalyzer>(body);

    [Theory]
    [InlineData("Use(new MailOptions().SetXPrio({|SMTP2004:9|}));")]
    [InlineData("Use(new MailOptions { Size = 1 }.SetXPrio(5).SetXMode({|SMTP2004:\"AB\"|}).SetXPort({|SMTP2004:0|}).SetXQuiet());")]
    [InlineData("var options = new MailOptions(); options.SetXPrio(value: {|SMTP2004:9|}); outside.Mail(\"a@example.com\", options);")]
    [InlineData("var options = new XQueueOptions(); options.XPrio = {|SMTP2004:9|}; OwnOptionSetters.SetXPrio(options, {|SMTP2004:6|}); Use(options);")]
    [InlineData("MailOptions? options = outside.IsConnected ? new MailOptions() : null; options?.SetXPrio({|SMTP2004:6|}); Use(options!);")]
    [InlineData("const long Lowest = 0; Use(new MailOptions().SetXPrio(outside.IsConnected ? {|SMTP2004:Lowest|} : {|SMTP2004:-1|}));")]
    public Task A_value_that_a_setter_is_given_is_flagged(string body) => Of<VocabularyAnalyzer>(body);

    [Theory]
    [InlineData("Use(new MailOptions().SetXPrio(5).SetXPrio(null).SetXPort(65535).SetXMode(\"a\").SetXQuiet(false));")]
    [InlineData("Use(new MailOptions().SetXPrio(outside.DefaultPort).SetXMode(outside.EhloMessage).SetXMode(null));")]
    [InlineData("Use(new MailOptions().SetXNote(\"Encoded before it is sent\"));")]
    [InlineData("Use(new Other().SetXPrio(9)); Other.SetXPrio(null!, 9);", "private sealed class Other { public Other SetXPrio(long? value) => this; public static Other SetXPrio(Other options, long value) => options; }")]
    [InlineData("Func<MailOptions, long?, MailOptions> set = OwnOptionSetters.SetXPrio; Use(set(new MailOptions(), 9));")]
    [InlineData("SetXPrio(9);", "private static void SetXPrio(long value) => Use(value);")]
    public Task Any_other_value_is_not_flagged(string body, string members = "") => Of<VocabularyAnalyzer>(body, members);

    [Theory]
    [InlineData("outside.{|SMTP2009:DoCommand|}(\"XPING\").EnsureSuccess();")]
    [InlineData("outside.{|SMTP2009:DoCommand|}(\"XPING\", \"token\").EnsureSuccess();")]
    [InlineData("outside.DoCommand(\"XQUEUE\").EnsureSuccess();")]
    public Task A_raw_command_that_has_a_method_is_flagged(string body) => Of<UsageAnalyzer>(body);

    private static Task Order(string body) => Of<SessionAnalyzer>(body);

    private static Task Of<TAnalyzer>(string body, string members = "")
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        string program = Snippet.Class($$"""
            public void Run(SmtpClient outside)
            {
                {{body}}
            }
            {{members}}
            """);
        int end = program.IndexOf(";\n", program.IndexOf("using SmtpGen", StringComparison.Ordinal), StringComparison.Ordinal) + 2;
        return Check<TAnalyzer>.Program("#nullable enable\n" + program[..end] + Vocabulary + program[end..] + Verbs, without: ["SMTP1003"]);
    }
}
