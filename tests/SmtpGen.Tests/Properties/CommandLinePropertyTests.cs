using System.Reflection;
using System.Text;
using CsCheck;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Properties;

/// <summary>
/// No text that a caller passes, whatever it is, becomes a second line. The methods are found by reflection, the verbs are those of the
/// vocabulary, so that new ones are covered without a new test.
/// </summary>
public class CommandLinePropertyTests
{
    private static readonly string[] Offered = ["PIPELINING", "SIZE", "8BITMIME", "DSN", "ETRN", "VRFY", "EXPN", "SMTPUTF8", "ATRN", "BURL imap", "CHUNKING", "AUTH PLAIN LOGIN"];

    private static readonly Gen<(string[] Texts, string[] Options)> Arguments = Gen.Select(Texts.Argument.Array[3], Texts.Option.Array[1, 2]);

    public static TheoryData<string> Signatures => [.. TextMethods.All.Select(method => method.ToString()!)];

    public static TheoryData<string> Verbs => [.. SmtpCommands.All.Select(command => command.Verb)];

    [Fact]
    public void Every_verb_that_takes_text_is_among_the_methods() => Assert.Superset(
        new HashSet<string>(["Ehlo", "Helo", "Mail", "Rcpt", "Help", "Vrfy", "Verify", "Expn", "Etrn", "Atrn", "Burl", "Login", "DoCommand", "PutCommand", "MailAsync"]),
        TextMethods.All.Select(method => method.Name).ToHashSet());

    /// <summary>All of the arguments by chance, over the whole client.</summary>
    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_method_refuses_its_arguments_before_a_byte_or_sends_lines_that_are_each_one(string signature)
    {
        MethodInfo method = TextMethods.Of(signature);
        int sent = 0, refused = 0;
        Property.Holds(Arguments, 2_000, given =>
        {
            var stream = new ScriptedStream().ExpectEhlo(Offered).ExpectAnything("250 ok\r\n").ExpectAnything("250 ok\r\n");
            using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
            client.Connect(stream);
            client.Ehlo();
            (string before, int writes) = (stream.Received, stream.Writes);
            int at = 0;
            Exception? error = TextMethods.Call(method, client, parameter => TextFor(parameter, given.Texts[at++ % given.Texts.Length], given.Options) ?? OtherThanText(parameter));
            string after = stream.Received[before.Length..];

            if (error is ArgumentException or SmtpNotSupportedException)
            {
                Assert.Equal("", after);
                refused++;
                return;
            }
            Assert.Null(error);
            // One write is one line.
            string[] lines = after.Split("\r\n");
            Assert.Equal("", lines[^1]);
            Assert.Equal(stream.Writes - writes, lines.Length - 1);
            Assert.Equal(-1, string.Concat(lines).AsSpan().IndexOfAny('\r', '\n', '\0'));
            sent++;
        });
        Assert.True(sent > 20 && refused > 20, $"{sent} were sent and {refused} refused: the arguments are all of one kind.");
    }

    /// <summary>What generated code is made of, a project's own verbs included: every kind of argument behind every verb.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_kind_of_argument_of_a_line_is_refused_or_stays_in_it(string verb)
    {
        SmtpCommand command = SmtpCommands.All.Single(command => command.Verb == verb);
        Action<SmtpCommandLine, string>[] kinds =
        [
            (line, text) => line.ClientName(text), (line, text) => line.ReversePath(text), (line, text) => line.ForwardPath(text), (line, text) => line.Mailbox(text),
            (line, text) => line.Text(text), (line, text) => line.Word(text), (line, text) => line.Keyword(text, present: true), (line, text) => line.Options([text]),
        ];
        Session session = EsmtpSession();
        Property.Holds(Gen.Select(Texts.Argument, Texts.Argument, Gen.Int[0, kinds.Length - 1], Gen.Int[0, kinds.Length - 1]), 5_000, given =>
        {
            SmtpCommandLine line = new SmtpCommandLine().Begin(session, command).Ahead(isUtf8: true);
            try
            {
                kinds[given.Item3](line, given.Item1);
                kinds[given.Item4](line, given.Item2);
                line.Seal();
            }
            catch (Exception e) when (e is ArgumentException or SmtpNotSupportedException)
            {
                return;
            }
            Assert.True(line.Octets.StartsWith(Encoding.ASCII.GetBytes(command.Prefix)));
            Assert.Equal(line.Octets.Length - 2, line.Octets.IndexOfAny((byte)'\r', (byte)'\n', (byte)0));
            Assert.True(line.Octets.EndsWith("\r\n"u8));
        });
    }

    private static Session EsmtpSession()
    {
        var session = new Session("client.example");
        session.Send(new SmtpCommandLine().Begin(session, SmtpCommands.Ehlo));
        session.Input.Append(Encoding.ASCII.GetBytes(string.Concat(Offered.Select(word => $"250-{word}\r\n").Prepend("250-server\r\n")) + "250 HELP\r\n"));
        Assert.True(session.TryTakeReply(out _) && session.DoesEsmtp);
        return session;
    }

    // What text becomes for a parameter; null where it takes none.
    private static object? TextFor(ParameterInfo parameter, string text, string[] options) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => text,
        var type when type == typeof(IEnumerable<string>) => options,
        _ => null,
    };

    private static object? OtherThanText(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        var type when type == typeof(bool) => true,
        _ => parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException($"What is {parameter}?"),
    };
}
