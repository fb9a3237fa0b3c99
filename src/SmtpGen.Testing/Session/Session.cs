using System.Net.Security;
using SmtpGen.Protocol;

namespace SmtpGen.Testing;

/// <summary>The server's side of one connection: reads a command, has its exchange played, until one side ends it.</summary>
internal sealed class Session(ServerState server, SmtpTestSession record, Wire wire, CancellationToken stop)
{
    private bool _isOver;

    public ServerState Server => server;

    public SmtpTestSession Record => record;

    public Wire Wire => wire;

    public SmtpFacts Facts { get; private set; }

    public string ClientName { get; set; } = "";

    public Transaction Transaction { get; private set; } = new(server.Options.Limits.Message);

    public async Task RunAsync(bool serverIsFull)
    {
        try
        {
            if (server.Options.ImplicitTls) await EncryptAsync().ConfigureAwait(false);
            await GreetAsync(serverIsFull).ConfigureAwait(false);
            while (!_isOver && await wire.HasMoreAsync().ConfigureAwait(false))
                await Exchange.PlayAsync(this, await ReadCommandAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await SendLastAsync(Say(SmtpReplyCode.ServiceNotAvailable, "4.2", "You were silent for too long")).ConfigureAwait(false);
            throw;
        }
        catch (InvalidDataException)
        {
            await SendLastAsync(Say(SmtpReplyCode.SyntaxError, "5.2", "That line has no end")).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A reply of one line, with an enhanced status code where it belongs (RFC 2034 §4).</summary>
    /// <param name="code">The reply code; its first digit is the class of the status code.</param>
    /// <param name="detail">Subject and detail of the status code.</param>
    /// <param name="text">The text.</param>
    public Reply Say(int code, string detail, string text) =>
        server.Options.Extensions.ContainsKey(SmtpExtension.EnhancedStatusCodes) && code / 100 != 3
            ? new Reply(code, $"{code / 100}.{detail} {text}")
            : new Reply(code, text);

    /// <summary>What the scripts make of a reply.</summary>
    public Answer Decide(CommandLine line, Reply reply, bool isContinuation = false) =>
        server.Scripts.Decide(line.Verb, isContinuation, reply);

    public async ValueTask SendAsync(Answer answer)
    {
        if (!await answer.SendAsync(wire, stop).ConfigureAwait(false)) _isOver = true;
    }

    /// <summary>The facts after a command was accepted.</summary>
    public void Accept(SmtpCommand? command)
    {
        if (command is null) return;

        Clear(command.Clears);
        Facts |= command.Sets;
        record.IsEncrypted = Facts.HasFlag(SmtpFacts.Tls);
    }

    public void EndTransaction() => Clear(SmtpFacts.Sender | SmtpFacts.Recipient | SmtpFacts.Chunking);

    /// <summary>Reads a line of at most the limit; null is a longer one.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync() => wire.ReadLineAsync(server.Options.Limits.Line);

    public async ValueTask EncryptAsync()
    {
        await wire.EncryptAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }).ConfigureAwait(false);
        Facts |= SmtpFacts.Tls;
        record.IsEncrypted = true;
    }

    public async ValueTask HangUpAsync()
    {
        if (_isOver) return;

        _isOver = true;
        await wire.CloseAsync(saysGoodbye: true).ConfigureAwait(false);
    }

    private async ValueTask GreetAsync(bool serverIsFull)
    {
        Facts |= SmtpFacts.Connected;
        if (serverIsFull)
        {
            await SendLastAsync(new Reply(SmtpReplyCode.ServiceNotAvailable, $"{server.Options.Name} Too many connections")).ConfigureAwait(false);
            return;
        }

        var reply = new Reply(SmtpReplyCode.ServiceReady, $"{server.Options.Name} ESMTP");
        Answer answer = server.Scripts.Decide(ScriptBook.Greeting, isContinuation: false, reply);
        await SendAsync(answer).ConfigureAwait(false);
    }

    private async ValueTask<CommandLine> ReadCommandAsync() => CommandLine.Parse(await ReadLineAsync().ConfigureAwait(false));

    private async ValueTask SendLastAsync(Reply reply)
    {
        await wire.WriteAsync(reply.ToOctets()).ConfigureAwait(false);
        await HangUpAsync().ConfigureAwait(false);
    }

    private void Clear(SmtpFacts facts)
    {
        Facts &= ~facts;
        if (facts.HasFlag(SmtpFacts.Sender)) Transaction = new Transaction(server.Options.Limits.Message);
        if (facts.HasFlag(SmtpFacts.Authenticated)) record.User = null;
    }
}
