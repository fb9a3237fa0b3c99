using System.Net.Sockets;
using System.Security.Authentication;

namespace SmtpGen.ServerTests;

/// <summary>Everybody who sends: each in another way, over one connection after the other, until it is over.</summary>
internal sealed class SoakSenders(PostfixServer server, SoakLedger ledger)
{
    private const int MessagesPerConnection = 10;
    private const int GivenUpEach = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private int _connections;

    /// <summary>How many connections there were, those of the pools aside.</summary>
    public int Connections => _connections;

    /// <summary>What somebody threw that nobody was told to expect.</summary>
    public Exception? Surprise { get; private set; }

    public Task Send(CancellationToken over) => Task.WhenAll(
        Repeat(over, () => Each(Flavour.Sync, encrypts: false)),
        Repeat(over, () => Each(Flavour.Async, encrypts: false)),
        Repeat(over, () => Each(Flavour.Async, encrypts: true)),
        Repeat(over, () => Many(Flavour.Sync, encrypts: false, SmtpChunking.Never, quits: true)),
        Repeat(over, () => Many(Flavour.Async, encrypts: false, SmtpChunking.Eager, quits: false)),
        Repeat(over, () => Many(Flavour.Async, encrypts: true, SmtpChunking.InOrder, quits: true)),
        Pooled(over, SmtpSecurity.None),
        Pooled(over, SmtpSecurity.StartTls));

    // A server that is away refuses connections; whoever sends goes on when it is back.
    private Task Repeat(CancellationToken over, Func<Task> step) => Task.Run(async () =>
    {
        while (!over.IsCancellationRequested && Surprise is null)
        {
            try
            {
                await step();
            }
            catch (Exception e) when (IsLoss(e))
            {
                await Task.Delay(Breath, CancellationToken.None);
            }
            catch (Exception e)
            {
                Surprise = e;
            }
        }
    });

    private async Task Each(Flavour flavour, bool encrypts)
    {
        await using Subject client = await Connect(flavour, encrypts, SmtpChunking.InOrder);
        for (int sent = 0; sent < MessagesPerConnection && client.Client.IsConnected; sent++)
        {
            int number = ledger.Next();
            using var giveUp = new CancellationTokenSource();
            if (flavour == Flavour.Async && number % GivenUpEach == 0)
                giveUp.CancelAfter(TimeSpan.FromMilliseconds(number / GivenUpEach % 5));
            client.Token = giveUp.Token;
            await Tell(number, () => client.SendMail(SoakMail.Message(number)));
        }
        client.Token = default;
        if (client.Client.IsConnected)
            await client.Quit();
    }

    private async Task Many(Flavour flavour, bool encrypts, SmtpChunking chunking, bool quits)
    {
        await using Subject client = await Connect(flavour, encrypts, chunking);
        int[] numbers = [.. Enumerable.Range(0, MessagesPerConnection).Select(_ => ledger.Next())];
        var results = new List<SmtpBatchResult>();
        try
        {
            await client.SendMany(numbers.Select(SoakMail.Message), results, quits);
        }
        finally
        {
            for (int at = 0; at < numbers.Length; at++)
                ledger.Tell(numbers[at], at < results.Count ? results[at].Delivery : SmtpDelivery.NotSent, at < results.Count ? results[at].Error : null);
        }
    }

    private async Task Pooled(CancellationToken over, SmtpSecurity security)
    {
        var limits = new SmtpPoolOptions { MaximumConnections = 2, MaximumMessages = MessagesPerConnection };
        await using var pool = new SmtpPool(MailServer.Host, server.Port, Options(SmtpChunking.InOrder, security), limits);
        await Task.WhenAll(Repeat(over, () => Over(Flavour.Sync)), Repeat(over, () => Over(Flavour.Async)), Repeat(over, () => Over(Flavour.Async)));

        async Task Over(Flavour flavour)
        {
            int number = ledger.Next();
            await Tell(number, () => flavour == Flavour.Async ? pool.SendAsync(SoakMail.Message(number)) : new(pool.Send(SoakMail.Message(number))));
        }
    }

    // Of a message that failed and was not refused, a single call does not say whether the server may have it.
    private async Task Tell(int number, Func<ValueTask<SmtpSendResult>> send)
    {
        SmtpDelivery delivery = SmtpDelivery.Unknown;
        Exception? why = null;
        try
        {
            await send();
            delivery = SmtpDelivery.Accepted;
        }
        catch (Exception e) when (e is SmtpRecipientsRefusedException or (SmtpResponseException and not (SmtpConnectException or SmtpHeloException)))
        {
            delivery = SmtpDelivery.Refused;
            why = e;
        }
        catch (Exception e) when (e is SocketException or SmtpConnectException or SmtpHeloException or AuthenticationException)
        {
            // The pool had no connection.
            delivery = SmtpDelivery.NotSent;
            await Task.Delay(Breath, CancellationToken.None);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            // The caller gave up, or a server that is on its way out says nothing more.
        }
        finally
        {
            ledger.Tell(number, delivery, why);
        }
    }

    private async Task<Subject> Connect(Flavour flavour, bool encrypts, SmtpChunking chunking)
    {
        var client = new Subject(flavour, Options(chunking, SmtpSecurity.None));
        try
        {
            await client.Connect(MailServer.Host, server.Port);
            Interlocked.Increment(ref _connections);
            if (encrypts)
                await client.StartTls();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    private SmtpClientOptions Options(SmtpChunking chunking, SmtpSecurity security) => new()
    {
        LocalHostName = "client.test", Timeout = Patience, Chunking = chunking, Security = security, TlsOptions = server.Certificate.TrustOptions,
    };

    private static bool IsLoss(Exception e) => e is SmtpServerDisconnectedException or SocketException or AuthenticationException or TimeoutException
        or SmtpResponseException { Reply.IsTransientFailure: true };
}
