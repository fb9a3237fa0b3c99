using SmtpGen;

using var client = new SmtpClient();
client.Connect("localhost");
client.Ehlo();
int accepted = 0;
foreach (string[] group in args.Chunk(50))
{
    client.Mail("list@example.com").EnsureSuccess();
    foreach (string recipient in group)
    {
        if (client.Rcpt(recipient).IsSuccess)
            accepted++;
        else
            Console.WriteLine($"refused: {recipient}");
    }

    if (accepted == 0)
    {
        client.Rset();
        continue;
    }

    client.Data("Subject: news\r\n\r\nnews\r\n").EnsureSuccess();
}

client.Quit();
