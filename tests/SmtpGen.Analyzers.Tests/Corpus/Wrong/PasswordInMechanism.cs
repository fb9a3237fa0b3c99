using SmtpGen;

using var client = new SmtpSslClient();
client.Connect("smtp.example.com");
client.Ehlo();
client.Authenticate(new SaslScramSha256("me", "swordfish")); // SMTP3004
client.Quit();
