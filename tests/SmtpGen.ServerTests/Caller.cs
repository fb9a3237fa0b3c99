using System.Net.Security;

namespace SmtpGen.ServerTests;

/// <summary>Says the same thing to a client by its blocking or by its asynchronous members, so that one test body tries both.</summary>
internal sealed class Caller(SmtpClient client, bool isAsync) : IDisposable
{
    public SmtpClient Client => client;

    public async Task<SmtpReply> ConnectAsync(int port) =>
        isAsync ? await client.ConnectAsync(PostfixServer.Host, port) : client.Connect(PostfixServer.Host, port);

    public async Task<SmtpReply> EhloAsync() => isAsync ? await client.EhloAsync() : client.Ehlo();

    public async Task<SmtpReply> HeloAsync() => isAsync ? await client.HeloAsync() : client.Helo();

    public async Task<SmtpReply> StartTlsAsync(SslClientAuthenticationOptions options) =>
        isAsync ? await client.StartTlsAsync(options) : client.StartTls(options);

    public async Task<SmtpReply> VrfyAsync(string address) => isAsync ? await client.VrfyAsync(address) : client.Vrfy(address);

    public async Task<SmtpReply> QuitAsync() => isAsync ? await client.QuitAsync() : client.Quit();

    public async Task<SmtpSendResult> SendAsync(byte[] content, params string[] to)
    {
        ReadOnlyMemory<byte> octets = content;
        return isAsync ? await client.SendMailAsync("me@there.test", to, octets) : client.SendMail("me@there.test", to, octets);
    }

    public async Task<SmtpSendResult> SendAsync(byte[] content, MailOptions options, params string[] to)
    {
        ReadOnlyMemory<byte> octets = content;
        return isAsync ? await client.SendMailAsync("me@there.test", to, octets, options) : client.SendMail("me@there.test", to, octets, options);
    }

    public void Dispose() => client.Dispose();
}
