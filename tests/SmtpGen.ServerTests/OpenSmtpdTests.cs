namespace SmtpGen.ServerTests;

/// <summary>What is true of OpenSMTPD, and what holds with every server.</summary>
[Needs(ServerKind.OpenSmtpd)]
public class OpenSmtpdTests(ServerFixture<OpenSmtpdServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<OpenSmtpdServer>>
{
}
