using SmtpGen;

public sealed class Relay(SmtpClient client)
{
    public event Action<string, SmtpReply>? Refused;

    public async Task<int> Forward(string from, IReadOnlyCollection<string> to, Stream content)
    {
        SmtpReply sender = await client.MailAsync(from, new MailOptions { Body = SmtpBody.EightBitMime });
        if (sender.Code is 450 or 451 or 452 or 455)
            return -1;
        sender.EnsureSuccess();
        int accepted = 0;
        foreach (string recipient in to)
        {
            SmtpReply reply = await client.RcptAsync(recipient);
            if (reply.IsSuccess)
                accepted++;
            else
                Refused?.Invoke(recipient, reply);
        }

        if (accepted > 0)
            (await client.DataAsync(content)).EnsureSuccess();
        else
            await client.RsetAsync();
        return accepted;
    }
}
