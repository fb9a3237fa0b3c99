using SmtpGen;

using var client = new SmtpClient();
foreach (string host in args)
{
    client.Connect(host);
    client.EhloOrHeloIfNeeded();
    Console.WriteLine($"{host}: {client.HeloResponse ?? client.EhloResponse}");
    client.Quit();
}
