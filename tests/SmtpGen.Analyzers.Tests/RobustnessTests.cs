using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpGen.Analyzers.Tests.Verification;

namespace SmtpGen.Analyzers.Tests;

/// <summary>The analyzers never throw, whatever is half typed, and say nothing where the library is not.</summary>
public class RobustnessTests
{
    private const int PartCount = 10;

    private const string Program = """
        using System;
        using System.Linq;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using SmtpGen;

        class Everything(SmtpClient? first)
        {
            private SmtpClient _field = new SmtpSslClient();
            private static readonly string[] Options = ["8BITMIME", "SIZE=1"];

            async Task Run(string[] all, bool flag)
            {
                await using var c = await SmtpClient.OpenAsync("a").ConfigureAwait(false);
                SmtpClient? d = flag ? c : first ?? _field;
                try
                {
                    foreach (var one in all)
                    {
                        if (c.Mail(one, ["NOTIFY=NEVER"]) is { IsSuccess: false, Code: > 400 and < 500 or 555 } reply)
                            continue;
                        var (code, text) = c.Rcpt(one, options: new[] { $"SIZE={code}", text });
                        switch (code) { case 250: goto end; case > 400: d?.Rset(); break; default: throw new Exception(); }
                    }
                    end: ;
                }
                catch (SmtpException e) when (e is SmtpDataException { SmtpCode: 550 } && c.IsConnected)
                {
                    Action<string> later = x => { c.Data(x); void Inner() => d!.Quit(); Inner(); };
                    later("x");
                }
                finally
                {
                    for (int i = 0; i < 3 && !c.HasExtension("BODY"); i++)
                        await c.EhloAsync();
                    lock (this) { _field.Close(); }
                }
                object o = c; (d, _field) = (c, (SmtpClient)o); ref SmtpClient r = ref _field; r.Noop();
                var q = from x in all where c.Mail(x).IsSuccess select new { x, c };
                do { d?.Helo(); } while (d is not null and { IsEncrypted: true });
                first = null!; first?.Login("u", "p"); c.Mail("a", Options); c.EsmtpFeatures["RET"].ToString();
            }
        }
        """;

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, PartCount)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task CodeCutAtAnyToken_DoesNotThrow(int part)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantTokens()];
        for (int i = part; i < tokens.Length; i += PartCount)
            await Messages.Diagnose(Messages.Compile(Program[..tokens[i].SpanStart]), Everything.Analyzers);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task CodeWithoutAnyOneToken_DoesNotThrow(int part)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantTokens()];
        for (int i = part; i < tokens.Length; i += PartCount)
            await Messages.Diagnose(Messages.Compile(Program.Remove(tokens[i].SpanStart, tokens[i].Span.Length)), Everything.Analyzers);
    }

    /// <summary>What gives up a collection that is read with await is a finally region with ways of its own.</summary>
    [Theory]
    [InlineData("await foreach (SmtpBatchResult result in c.SendManyAsync(many)) results.Add(result);")]
    [InlineData("Func<Task> run = async () => { await foreach (SmtpBatchResult result in c.SendManyAsync(many)) results.Add(result); }; await run();")]
    [InlineData("await Take(async () => { await foreach (SmtpBatchResult result in Results(c, many)) { results.Add(result); c.Close(); } });")]
    [InlineData("await foreach (SmtpBatchResult result in c.SendManyAsync(many)) if (result.Delivery == SmtpDelivery.Accepted) break; else return;")]
    [InlineData("try { await foreach (SmtpBatchResult result in c.SendManyAsync(many)) { try { c.Noop(); } finally { c.Rset(); } } } catch (SmtpException) { c.Quit(); } finally { await c.DisposeAsync(); }")]
    public async Task AwaitForeach_DoesNotThrow(string statement)
    {
        CSharpCompilation compilation = Messages.Compile(Snippet.Class($$"""
            public async Task Run(IAsyncEnumerable<SmtpMessage> many)
            {
                var results = new List<SmtpBatchResult>();
                var c = new SmtpClient();
                {{statement}}
            }

            private static IAsyncEnumerable<SmtpBatchResult> Results(SmtpClient client, IAsyncEnumerable<SmtpMessage> many) => client.SendManyAsync(many);

            private static Task Take(Func<Task> run) => run();
            """));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        await Messages.Diagnose(compilation, Everything.Analyzers);
    }

    /// <summary>In code that does not compile a finally region may have ways out that no real one has.</summary>
    [Theory]
    [InlineData("await foreach (SmtpBatchResult result in Results(c)) results.Add(result);")]
    [InlineData("await foreach (SmtpBatchResult result in c.SendManyAsync(Nowhere())) results.Add(result);")]
    [InlineData("await foreach (SmtpBatchResult result in c.SendManyAsync(Nowhere())) { results.Add(result); c.Quit(); }")]
    [InlineData("await foreach (var result in Unknown) { c.Quit(); }")]
    public async Task AwaitForeachOfUnknownTypes_DoesNotThrow(string statement)
        => await Messages.Diagnose(
            Messages.Compile($$"""
                using SmtpGen;

                class Program
                {
                    public async Task Run()
                    {
                        await using var c = new SmtpClient();
                        var results = new List<SmtpBatchResult>();
                        await Assert.ThrowsAsync<InvalidDataException>(async () =>
                        {
                            {{statement}}
                        });
                        Assert.True((await c.NoopAsync()).IsSuccess);
                    }

                    private static IAsyncEnumerable<SmtpBatchResult> Results(SmtpClient client) => null;
                }
                """),
            Everything.Analyzers);

    [Fact]
    public async Task VeryDeepExpression_DoesNotThrow()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("c.Mail(\"a\").Code", 1500));
        await Messages.Diagnose(Messages.Compile(Snippet.Method($"var c = new SmtpClient(); Use({sum});")), new SessionAnalyzer());
    }

    [Fact]
    public async Task MoreClientsThanCanBeFollowed_AreNotFlagged()
    {
        string many = string.Concat(Enumerable.Range(0, 100).Select(i => $"var c{i} = new SmtpClient(); c{i}.Mail(\"a\");\n"));
        Assert.Empty(await Messages.Diagnose(Messages.Compile(Snippet.Method(many)), new SessionAnalyzer()));
    }

    [Fact]
    public async Task LookAlikesElsewhere_AreNotFlagged() => Assert.Empty(await Messages.Diagnose(
        Messages.Compile("""
            using Other;

            var c = new SmtpClient();
            c.Login("user", "secret");
            c.Mail("a@example.com", ["8BITMIME"]);

            namespace Other
            {
                class SmtpClient
                {
                    public void Login(string user, string password) { }
                    public void Mail(string path, string[] options) { }
                }
            }
            """),
        Everything.Analyzers));

    [Fact]
    public async Task WithoutTheLibrary_NothingIsSaid() => Assert.Empty(await Messages.Diagnose(
        Messages.Compile("""
            class SessionContractAttribute : System.Attribute;

            class SmtpClient
            {
                [SessionContract]
                public void Login() => Login();
            }
            """, library: false),
        Everything.Analyzers));

    [Fact]
    public async Task TopLevelStatements_AreRead()
    {
        CSharpCompilation compilation = Messages.Compile("""
            using SmtpGen;

            using var c = new SmtpClient();
            c.Connect("mail.example.com");
            c.Login("user", args[0]);
            """);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Equal(["SMTP1001"], (await Messages.Diagnose(compilation, new SessionAnalyzer())).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task GeneratedCode_IsLeftAlone() => Assert.Empty(await Messages.Diagnose(
        Messages.Compile("// <auto-generated/>\n" + Snippet.Method("new SmtpClient().Noop();")),
        new SessionAnalyzer()));
}
