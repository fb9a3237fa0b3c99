namespace SmtpGen.Benchmarks.Analyzers;

/// <summary>Classes that use the client, as the files that send mail have it: around it is ordinary code.</summary>
internal static class MailingCode
{
    private static readonly string[] Shapes = [Send, Steps, Keeps, Helpers];

    public static string File(int number) => Shapes[number % Shapes.Length].Replace("@@", number.ToString("D4"));

    private const string Send = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using SmtpGen;

        namespace Sample.Mail
        {
            public sealed class Newsletter@@
            {
                private readonly string _host;
                private readonly SmtpClientOptions _options;

                public Newsletter@@(string host, SmtpClientOptions options)
                {
                    _host = host;
                    _options = options;
                }

                public async Task<int> SendAsync(IReadOnlyList<string> readers, Func<string, string> write, CancellationToken token)
                {
                    int refused = 0;
                    await using (SmtpClient client = await SmtpClient.OpenAsync(_host, options: _options, cancellationToken: token))
                    {
                        foreach (string reader in readers.Distinct(StringComparer.OrdinalIgnoreCase))
                        {
                            try
                            {
                                SmtpSendResult result = await client.SendMailAsync("news@example.org", new[] { reader }, write(reader), cancellationToken: token);
                                refused += result.Refused.Count;
                            }
                            catch (SmtpRecipientsRefusedException e)
                            {
                                Console.Error.WriteLine(reader + ": " + e.Message);
                                refused++;
                            }
                        }
                    }

                    return refused;
                }

                public static string Subject(DateTime day, int number)
                    => number switch
                    {
                        1 => "The first of " + day.ToString("MMMM"),
                        > 1 and < 10 => "No. " + number,
                        _ => "News",
                    };
            }
        }
        """;

    private const string Steps = """
        using System;
        using System.Collections.Generic;
        using SmtpGen;

        namespace Sample.Mail
        {
            public static class Steps@@
            {
                public static bool Deliver(string host, string from, IEnumerable<string> to, string message)
                {
                    using (var client = new SmtpClient())
                    {
                        client.Connect(host, 25);
                        if (!client.Ehlo().IsSuccess)
                            client.Helo();
                        if (client.HasExtension("STARTTLS"))
                        {
                            client.StartTls();
                            client.Ehlo();
                        }

                        string[] options = client.HasExtension("8BITMIME") ? new[] { "BODY=8BITMIME" } : Array.Empty<string>();
                        client.Mail(from, options).EnsureSuccess();
                        int accepted = 0;
                        foreach (string one in to)
                        {
                            SmtpReply reply = client.Rcpt(one, new[] { "NOTIFY=FAILURE,DELAY" });
                            if (reply.Code == 250 || reply.Code == 251)
                                accepted++;
                            else
                                Console.Error.WriteLine(one + ": " + reply.Text);
                        }

                        if (accepted == 0)
                        {
                            client.Rset();
                            return false;
                        }

                        SmtpReply final = client.Data(message);
                        client.Quit();
                        return final.IsSuccess;
                    }
                }

                public static string Shorten(string text, int length)
                {
                    if (text.Length <= length)
                        return text;
                    int blank = text.LastIndexOf(' ', length);
                    return (blank > 0 ? text.Substring(0, blank) : text.Substring(0, length)) + "…";
                }
            }
        }
        """;

    private const string Keeps = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using SmtpGen;

        namespace Sample.Mail
        {
            public sealed class Outbox@@ : IDisposable
            {
                private readonly SmtpClient _client = new SmtpClient();
                private readonly string _host;
                private int _sent;

                public Outbox@@(string host) => _host = host;

                public bool IsReady => _client.IsConnected;

                public async Task SendAsync(string from, string to, string message, CancellationToken token)
                {
                    await ReadyAsync(token);
                    for (int attempt = 0; attempt < 2; attempt++)
                    {
                        try
                        {
                            await _client.SendMailAsync(from, to, message, cancellationToken: token);
                            _sent++;
                            return;
                        }
                        catch (SmtpServerDisconnectedException) when (attempt == 0)
                        {
                            _client.Close();
                            await ReadyAsync(token);
                        }
                    }
                }

                public void Rest()
                {
                    if (_client.IsConnected && _sent > 100)
                    {
                        _client.Quit();
                        _sent = 0;
                    }
                    else if (_client.IsConnected)
                    {
                        _client.Noop();
                    }
                }

                public void Dispose() => _client.Dispose();

                private async Task ReadyAsync(CancellationToken token)
                {
                    if (_client.IsConnected)
                        return;
                    await _client.ConnectAsync(_host, 25, token);
                    await _client.EhloOrHeloIfNeededAsync(token);
                }
            }
        }
        """;

    private const string Helpers = """
        using System;
        using System.Collections.Generic;
        using SmtpGen;

        namespace Sample.Mail
        {
            public sealed class Gateway@@
            {
                public static int Run(string host, string user, string password, Queue<string> messages)
                {
                    using (SmtpClient client = Open(host))
                    {
                        Introduce(client);
                        if (client.HasExtension("AUTH"))
                            client.Login(user, password);
                        int sent = 0;
                        while (messages.Count > 0)
                        {
                            if (Hand(client, "gateway@example.org", "archive@example.org", messages.Dequeue()))
                                sent++;
                            else
                                client.Rset();
                        }

                        Finish(client);
                        return sent;
                    }
                }

                private static SmtpClient Open(string host)
                {
                    var client = new SmtpSslClient();
                    client.Connect(host);
                    return client;
                }

                private static void Introduce(SmtpClient client)
                {
                    SmtpReply reply = client.Ehlo("gateway.example.org");
                    if (reply.Code >= 400)
                        client.Helo("gateway.example.org").EnsureSuccess();
                }

                private static bool Hand(SmtpClient client, string from, string to, string message)
                {
                    var options = new MailOptions { Size = message.Length, Body = SmtpBody.EightBitMime };
                    if (!client.Mail(from, options).IsSuccess)
                        return false;
                    if (client.Rcpt(to) is { IsSuccess: false } refused)
                    {
                        Console.Error.WriteLine(refused.Code + " " + refused.Text);
                        return false;
                    }

                    return client.Data(message).IsSuccess;
                }

                private static void Finish(SmtpClient client)
                {
                    try
                    {
                        client.Quit();
                    }
                    catch (SmtpServerDisconnectedException)
                    {
                    }
                }
            }
        }
        """;
}
