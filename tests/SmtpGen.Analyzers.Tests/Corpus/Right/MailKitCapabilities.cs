using SmtpGen;

// After "PrintCapabilities" of MailKit's documentation.
using var client = new SmtpClient();
await client.ConnectAsync("smtp.example.com", 587);
await client.EhloAsync();
if (client.HasExtension(SmtpExtension.Auth))
    Console.WriteLine($"The SMTP server supports the following SASL mechanisms: {client.EsmtpFeatures[SmtpExtension.Auth]}");
if (client.EsmtpFeatures.TryGetValue("SIZE", out string? size))
    Console.WriteLine($"The SMTP server has a size restriction on messages: {size}.");
if (client.HasExtension("DSN"))
    Console.WriteLine("The SMTP server supports delivery-status notifications.");
if (client.HasExtension("8BITMIME"))
    Console.WriteLine("The SMTP server supports Content-Transfer-Encoding: 8bit");
if (client.HasExtension("BINARYMIME") && client.HasExtension("CHUNKING"))
    Console.WriteLine("The SMTP server supports Content-Transfer-Encoding: binary");
if (client.EsmtpFeatures.ContainsKey("smtputf8"))
    Console.WriteLine("The SMTP server supports UTF-8 in message headers.");
await client.QuitAsync();
