namespace SmtpGen.ServerTests;

/// <summary>What is true of Dovecot, and what holds with every server.</summary>
[Needs(ServerKind.Dovecot)]
public class DovecotTests(ServerFixture<DovecotServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<DovecotServer>>
{
}
