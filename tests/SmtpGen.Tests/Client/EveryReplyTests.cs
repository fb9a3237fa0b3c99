using System.Globalization;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;
using Xunit.Abstractions;

namespace SmtpGen.Tests.Client;

/// <summary>
/// Every code from 000 to 999, in one line and in two, and all that is no reply, as the answer to every verb of the spec: what comes of it is what the
/// spec says of the verb. A new verb is covered without a new test.
/// </summary>
public class EveryReplyTests(ITestOutputHelper output)
{
    private const SmtpFacts Introduced = SmtpFacts.Connected | SmtpFacts.Hello | SmtpFacts.Esmtp;
    private static readonly SmtpClientOptions Options = new() { LocalHostName = "client.example", TlsOptions = new() { TargetHost = "server.example" } };

    // In the place of the blank behind the code, everything that can be printed but a letter or digit; and other shapes.
    private static readonly string[] NoReplies =
    [
        .. "!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~".Select(separator => $"250{separator}x"),
        "", " ", "x", "2", "25", "250x", "2500", "2500 x", "2 50 x", "25O x", "2x0 x", "x50 x", " 250 x", "\t250 x", "-12 x", "+25 x", "2_5 x", "2.5 x", "0x2 x", "2e2 x",
        "\0250 x", "250\0x", "250\tx", "\uFEFF250 x", "\u00b2\u00b50 x", "٢٥٠ x", "250-x\r\n251 x", "250-x\r\n550 x", "250-x\r\nx", "250-x\r\n", "550-x\r\n 550 x", "HTTP/1.1 200 OK", "* OK IMAP", "+OK POP3",
    ];

    public static TheoryData<Flavour, string> Verbs => Combinations.WithFlavours(SmtpCommands.All.Select(command => command.Verb));

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Whatever_answers_a_verb_what_comes_of_it_is_what_the_spec_says(Flavour flavour, string verb)
    {
        SmtpCommand command = SmtpCommands.All.Single(command => command.Verb == verb);
        int cells = 0;
        for (int code = 0; code <= 999; code++)
        {
            string digits = code.ToString("D3", CultureInfo.InvariantCulture);
            foreach (string answer in new[] { $"{digits} text", $"{digits}-one\r\n{digits} two" })
                await Hold(answer, code is >= 200 and <= 599 ? Due(command, code) : NoReply);
        }
        foreach (string answer in NoReplies)
            await Hold(answer, NoReply);

        Assert.True(NoReplies.Length >= 64);
        output.WriteLine($"{verb}, {flavour}: {cells} cells");

        async Task Hold(string answer, Outcome due)
        {
            cells++;
            if (due != GoesOn)
                Assert.Equal((answer, due), (answer, await Play(flavour, command, answer)));
        }
    }

    // What is no reply says nothing of what was asked, and nothing that follows can be trusted.
    private static Outcome NoReply => new(null, typeof(SmtpProtocolException), SmtpFacts.None);

    // A longer exchange follows, of which other tests speak.
    private static Outcome GoesOn { get; } = new(null, null, SmtpFacts.None);

    private static Outcome Due(SmtpCommand command, int code)
    {
        SmtpFacts refused = code == SmtpReplyCode.ServiceNotAvailable ? SmtpFacts.None : Introduced;
        SmtpFacts after = command.EndsSession ? SmtpFacts.None
            : code / 100 == 2 ? (Introduced & ~command.Clears) | command.Sets
            : command.ClearsWhenRefused ? refused & ~command.Clears
            : refused;
        return command.Exchange switch
        {
            SmtpExchange.Content when code == SmtpReplyCode.StartMailInput => new(SmtpReplyCode.Ok, null, (Introduced & ~command.Clears) | command.Sets),
            SmtpExchange.Content => new(code, typeof(SmtpDataException), refused),
            SmtpExchange.Handshake when code == SmtpReplyCode.ServiceReady => GoesOn,
            SmtpExchange.Handshake when code < 400 => NoReply,
            SmtpExchange.Handshake => new(code, typeof(SmtpResponseException), refused),
            SmtpExchange.Sasl when code == SmtpReplyCode.AuthenticationChallenge => GoesOn,
            SmtpExchange.Sasl when code / 100 != 2 && code != SmtpReplyCode.BadSequence => new(code, typeof(SmtpAuthenticationException), after),
            _ => new(code, null, after),
        };
    }

    private static async Task<Outcome> Play(Flavour flavour, SmtpCommand command, string answer)
    {
        int lines = 0;
        var stream = new AnsweringStream(line => ++lines switch
        {
            1 => "250-server.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n",
            2 => answer + "\r\n",
            _ => line == "x" ? "" : "250 ok\r\n",
        });
        await using var subject = new Subject(flavour, Options);
        await subject.Connect(stream);
        await subject.Ehlo();

        SmtpReply? reply = null;
        Exception? error = await Record.ExceptionAsync(async () => reply = await Call(flavour, subject.Client, command));
        SmtpFacts facts = subject.Client.Facts;
        Exception? next = await Record.ExceptionAsync(async () => Assert.Equal(250, (await subject.Noop()).Code));

        // After ATRN and TURN there is a connection, and nothing that holds of it: the other side gives the commands.
        bool isOver = facts == SmtpFacts.None && !(reply is { IsSuccess: true } && command.Clears.HasFlag(SmtpFacts.Connected) && !command.EndsSession);
        Assert.Equal(isOver ? typeof(SmtpServerDisconnectedException) : null, next?.GetType());
        return new Outcome(reply?.Code ?? (error as SmtpResponseException)?.Reply.Code, error?.GetType(), facts);
    }

    private static ValueTask<SmtpReply> Call(Flavour flavour, SmtpClient client, SmtpCommand command)
    {
        SmtpCommandLine line = client.Start(command);
        bool isAsync = flavour == Flavour.Async;
        switch (command.Exchange)
        {
            case SmtpExchange.Content:
                return isAsync ? client.ExecuteContentAsync(line, "x", default) : new(client.ExecuteContent(line, "x"));
            case SmtpExchange.Chunk:
                line.Number(0);
                return isAsync ? client.ExecuteChunkAsync(line, default, default) : new(client.ExecuteChunk(line, default));
            case SmtpExchange.Handshake:
                return isAsync ? client.ExecuteHandshakeAsync(line, null, default) : new(client.ExecuteHandshake(line, null));
            case SmtpExchange.Sasl:
                return isAsync ? client.ExecuteSaslAsync(line, new SaslPlain("user", "pencil"), default) : new(client.ExecuteSasl(line, new SaslPlain("user", "pencil")));
            default:
                return isAsync ? client.ExecuteAsync(line, default) : new(client.Execute(line));
        }
    }

    /// <param name="Code">The code of the reply, or of the one in the exception.</param>
    /// <param name="Error">The exception.</param>
    /// <param name="Facts">What holds afterwards; nothing, where the connection is closed.</param>
    private sealed record Outcome(int? Code, Type? Error, SmtpFacts Facts);
}
