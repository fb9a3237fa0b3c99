using SmtpGen.Benchmarks.Clients;

namespace SmtpGen.Benchmarks.Startup;

/// <summary>The child process whose start is measured: one message, and nothing else.</summary>
internal static class FirstMessage
{
    public static int Send(string client, int port)
    {
        using MailClient one = ClientTable.Make(client, new Letter(1024, 1));
        one.Connect(port, tls: false);
        one.Send(1);
        return 0;
    }
}
