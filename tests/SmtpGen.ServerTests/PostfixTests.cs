namespace SmtpGen.ServerTests;

/// <summary>What is true of Postfix, and what holds with every server.</summary>
[Needs(ServerKind.Postfix)]
public class PostfixTests(ServerFixture<PostfixServer> fixture) : MailServerTests(() => fixture.Server), IClassFixture<ServerFixture<PostfixServer>>
{
}
