using SmtpGen;

public class LoudClient : SmtpClient
{
    public LoudClient()
        : base(new SmtpClientOptions { ProtocolLog = Console.Out, LocalHostName = "loud.example.com" })
    {
    }

    public void Deliver(string from, string to, string text)
    {
        EhloOrHeloIfNeeded();
        Mail(from).EnsureSuccess();
        Rcpt(to).EnsureSuccess();
        Data(text).EnsureSuccess();
    }
}
