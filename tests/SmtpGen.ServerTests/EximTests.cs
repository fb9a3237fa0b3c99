namespace SmtpGen.ServerTests;

/// <summary>What is true of Exim, and what holds with every server.</summary>
[Needs(ServerKind.Exim)]
public class EximTests(ServerFixture<EximServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<EximServer>>
{
}
