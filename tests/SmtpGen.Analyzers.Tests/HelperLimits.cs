using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>What is looked into has limits: of what is deeper, or more, nothing is said, and what is within them is followed to the end.</summary>
public class HelperLimits
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(20, true)]
    [InlineData(40, false)]
    public Task HelpersOfHelpers_AreFollowedToADepth(int depth, bool isFollowed) => Check.Program(Verification.Snippet.Class($$"""
        public void Run()
        {
            using var c = new SmtpClient();
            Help0(c);
            c.{{(isFollowed ? "{|SMTP1001:Mail|}" : "Mail")}}("a@example.com");
        }

        {{string.Concat(Enumerable.Range(0, depth).Select(i => $"private static void Help{i}(SmtpClient client) => Help{i + 1}(client);\n"))}}
        private static void Help{{depth}}(SmtpClient client) => client.Connect("mail.example.com");
        """));

    [Theory]
    [InlineData(60, true)]
    [InlineData(450, false)]
    public Task HelpersBesideEachOther_AreFollowedToANumber(int count, bool isFollowed) => Check.Program(Verification.Snippet.Class($$"""
        public void Run()
        {
            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            {{string.Concat(Enumerable.Range(0, count).Select(i => $"Help{i}(c); "))}}
            c.{{(isFollowed ? "{|SMTP1001:Mail|}" : "Mail")}}("a@example.com");
        }

        {{string.Concat(Enumerable.Range(0, count).Select(i => $"private static void Help{i}(SmtpClient client) => client.Noop();\n"))}}
        """));

    [Theory]
    [InlineData(100, true)]
    [InlineData(300, false)]
    public Task AnExpression_IsFollowedToADepth(int depth, bool isFollowed) => Check.Method(
        $"var c = new SmtpClient(); int n = {string.Concat(Enumerable.Repeat("1 + (", depth))}c.{(isFollowed ? "{|SMTP1001:Noop|}" : "Noop")}().Code{new string(')', depth)};");

    [Theory]
    [InlineData(31, true)]
    [InlineData(33, false)]
    public Task Clients_AreFollowedToANumber(int count, bool isFollowed) => Check.Method(
        string.Concat(Enumerable.Range(0, count).Select(i => $"var c{i} = new SmtpClient(); c{i}.{(isFollowed ? "{|SMTP1001:Noop|}" : "Noop")}();\n")));

    [Theory]
    [InlineData("static void Finish(string text, SmtpClient client) { client.Noop(); client.Quit(); }", "Finish(\"a\", client); Finish(\"a\", {|SMTP1001:client|});")]
    [InlineData("static void Finish(string text, SmtpClient client) { client.Quit(); client.Connect(\"mail.example.com\"); }", "Finish(\"a\", client); Finish(\"a\", client);")]
    public async Task CodeThatOnlyCallsHelpers_IsFollowed(string helper, string calls)
    {
        await Check.Program(Verification.Snippet.Class($"public void Run(SmtpClient client) {{ {calls} }}\n\nprivate {helper}"));
        await Check.Program(Verification.Snippet.Class($"public void Run(SmtpClient client) {{ {calls.Replace("Finish(", "Extensions.Finish(", StringComparison.Ordinal)} }}") + $"internal static class Extensions {{ public {helper} }}");
    }

    [Theory]
    [InlineData("client.Finish(\"a\"); client.{|SMTP1001:Finish|}(\"a\");")]
    [InlineData("client.Begin(\"a\"); client.Finish(\"a\");")]
    public Task CodeThatOnlyCallsExtensions_IsFollowed(string calls) => Check.Program(Verification.Snippet.Class($"public void Run(SmtpClient client) {{ {calls} }}") + """
        internal static class Extensions
        {
            public static void Finish(this SmtpClient client, string text)
            {
                client.Noop();
                client.Quit();
            }

            public static void Begin(this SmtpClient client, string text) => client.Ehlo(text);
        }
        """);
}
