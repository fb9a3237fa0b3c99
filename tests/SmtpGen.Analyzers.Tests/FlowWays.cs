using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>Each way from block to block is followed, through loops, handlers and what runs finally, and no other.</summary>
public class FlowWays
{
    [Theory]
    [InlineData("try { throw e; } catch (Exception) { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("try { throw e; } finally { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("throw new InvalidOperationException(c.{|SMTP1001:Noop|}().Text);")]
    [InlineData("try { try { c.Connect(\"mail.example.com\"); } finally { flag = true; } } catch (SmtpException) { c.{|SMTP1001:Ehlo|}(); }")]
    [InlineData("SmtpClient d = outside; try { try { throw e; } finally { d = c; } } catch (Exception) { d.{|SMTP1001:Noop|}(); }")]
    [InlineData("try { try { throw e; } catch (ArgumentException) { } } catch (Exception) { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("try { Use(1); } catch (Exception) { try { throw; } finally { c.{|SMTP1001:Noop|}(); } }")]
    [InlineData("for (; flag;) ; c.{|SMTP1001:Noop|}();")]
    [InlineData("for (;;) { if (flag) break; } c.{|SMTP1001:Noop|}();")]
    [InlineData("for (int i = 0; !outside.IsEncrypted; i++) Use(outside); outside.{|SMTP1002:StartTls|}();")]
    [InlineData("if (flag) c.Connect(\"mail.example.com\"); try { Use(1); } finally { Use(2); } if (flag) c.{|SMTP1002:Connect|}(\"mail.example.com\"); else c.{|SMTP1001:Noop|}();")]
    public Task WhatIsWrongOnAWay_IsFlagged(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    [Theory]
    [InlineData("c.Connect(\"mail.example.com\"); try { Use(1); } finally { for (; flag;) c.Ehlo(); c.Etrn(\"example.com\"); }")]
    [InlineData("c.Connect(\"mail.example.com\"); try { Use(1); } catch (Exception) { c.Close(); c.Connect(\"mail.example.com\"); for (; flag;) c.Ehlo(); c.Etrn(\"example.com\"); }")]
    [InlineData("c.Connect(\"mail.example.com\"); while (flag) { try { c.Noop(); } finally { Use(c.HasExtension(\"SIZE\")); } c.Ehlo(); }")]
    [InlineData("SmtpClient d = c; try { try { throw e; } finally { d = outside; } } catch (Exception) { d.Noop(); }")]
    [InlineData("try { Use(1); } catch (Exception) { c.Connect(\"mail.example.com\"); throw; } c.Connect(\"mail.example.com\");")]
    public Task WhatIsRightOnSomeWay_IsNotFlagged(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    /// <summary>A variable that is out of scope no longer holds its client: of those that are left, all hold the same.</summary>
    [Theory]
    [InlineData("if (flag) { var a = new SmtpClient(); c = a; } else { var b = new SmtpClient(); c = b; }")]
    [InlineData("if (Console.ReadLine() is null) { var a = new SmtpClient(); c = a; } else { var b = new SmtpClient(); c = b; }")]
    [InlineData("if (flag) c = other ? new SmtpClient() : new SmtpClient(null); else c = new SmtpClient();")]
    public Task WhereverTheClientWasMade_ItIsOne(string choice) => Check.Method($$"""
        SmtpClient c;
        {{choice}}
        c.Connect("mail.example.com");
        c.{|SMTP1002:Connect|}("mail.example.com");
        """);

    /// <summary>A filter that lets an exception pass is no way out of the helper.</summary>
    [Fact]
    public Task AFilter_IsNoWayOut() => Check.Program(Verification.Snippet.Class("""
        public void Run()
        {
            using var c = new SmtpClient();
            Dial(c);
            c.{|SMTP1002:Connect|}("mail.example.com");
        }

        private static void Dial(SmtpClient client)
        {
            try
            {
                client.Connect("mail.example.com");
            }
            catch (SmtpException e) when (e.Message.Length > 3)
            {
                throw new InvalidOperationException("no connection", e);
            }
        }
        """));

    [Theory]
    [InlineData("foreach (string one in recipients) c.Ehlo();")]
    [InlineData("foreach (string one in new List<string>()) c.Ehlo();")]
    [InlineData("foreach (var (key, value) in new Dictionary<string, int>()) c.Ehlo();")]
    [InlineData("foreach (char one in \"text\") c.Ehlo();")]
    [InlineData("foreach (int one in (Span<int>)[1]) c.Ehlo();")]
    [InlineData("foreach (object one in (System.Collections.IEnumerable)recipients) c.Ehlo();")]
    [InlineData("foreach (int one in new int[2, 2]) c.Ehlo();")]
    [InlineData("foreach (int one in from text in recipients select text.Length) c.Ehlo();")]
    public Task EveryCollection_CountsAsNotEmpty(string loop) => Check.Method($$"""
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        {{loop}}
        c.Mail("a@example.com");
        """);

    private static string Program(string statements) => Verification.Snippet.Class($$"""
        public void Run(SmtpClient outside, bool flag, Exception e)
        {
            {{statements}}
        }
        """);
}
