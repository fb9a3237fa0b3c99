using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>How a helper is called, and what it leaves behind, in every way that there is: followed where it can be, and unknown where it cannot.</summary>
public class HelperCalls
{
    private const string Connected = "Requires = new[] { \"connected\" }, Sets = new[] { \"hello\" }";

    [Theory]
    [InlineData("c.Connect(\"mail.example.com\"); Hello(c); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("Renewed(c); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("_a = c; _b = new SmtpClient(); _a.Connect(\"mail.example.com\"); Swap(); _a.{|SMTP1001:Noop|}(); _b.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("Kept().Connect(\"mail.example.com\"); _a.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("var d = Cast(c); d.Quit(); d.{|SMTP1001:Noop|}();")]
    [InlineData("Make(\"a\", out var d); d.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("Part(c); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("new Last().Dial(c); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("Loops(c); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("Dial(c); _ = Try(c); c.{|SMTP1002:Mail|}(\"b@example.com\");")]
    [InlineData("if (!Asks(c)) c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("_a = c; Action dial = () => _a.Connect(\"mail.example.com\"); dial(); _a.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("try { Dial(c); } catch (SmtpException) { new SmtpClient().{|SMTP1001:Noop|}(); }")]
    [InlineData("try { Fail(c); } catch (SmtpException) { new SmtpClient().{|SMTP1001:Noop|}(); }")]
    [InlineData("try { _ = new List<int>(); } catch (Exception) { c.{|SMTP1001:Noop|}(); }")]
    [InlineData("End(); {|SMTP1001:Again|}(); void End() => outside.Quit(); void Again() => outside.Noop();")]
    [InlineData("End(); {|SMTP1001:Again|}(); void End() => Inner(); void Inner() => outside.Quit(); void Again() => outside.Noop();")]
    public Task WhatAHelperDoes_IsKnown(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    [Theory]
    [InlineData("Twice(c, c); c.Connect(\"mail.example.com\");")]
    [InlineData("Apart(c); c.Noop(); void Apart(object thing) => ((SmtpClient)thing).Connect(\"mail.example.com\");")]
    [InlineData("_a = c; c.Quit(); Runs(new SmtpClient(), later); c.Noop();")]
    [InlineData("_a = c; _a.Quit(); another.DialBoth(new SmtpClient()); _a.Noop(); _a.Connect(\"mail.example.com\");")]
    [InlineData("_a = c; try { FailAfter(new SmtpClient()); } catch (SmtpException) { _a.Noop(); }")]
    [InlineData("_a = c; try { Perhaps(new SmtpClient(), 3); } catch (SmtpException) { _a.Noop(); }")]
    [InlineData("try { Probe(c); } catch (SmtpException) { c.Noop(); }")]
    [InlineData("c.Connect(\"mail.example.com\"); QuitPerhaps(c, 3); c.Connect(\"mail.example.com\");")]
    [InlineData("var own = new Own(); try { own.Fail(); } catch (SmtpException) { own.Noop(); }")]
    [InlineData("try { Hand(c, taker); } catch (SmtpException) { c.Noop(); }")]
    [InlineData("c.Connect(\"mail.example.com\"); c.Ehlo(); var later2 = Ends(c); c.Mail(\"a@example.com\"); foreach (int one in later2) Console.WriteLine(one);")]
    [InlineData("Dial(c); if (!Both(c, outside)) c.Mail(\"b@example.com\");")]
    [InlineData("if (!Try(outside)) outside.Mail(\"b@example.com\");")]
    [InlineData("c.Connect(\"mail.example.com\"); Down(c, 3); c.Connect(\"mail.example.com\");")]
    [InlineData("var first = new First(); c.Connect(\"mail.example.com\"); first.End(c); c.Noop(); First other = new Last(); other.Dial(c); c.Connect(\"mail.example.com\");")]
    [InlineData("Action? run = null; Later(); run!(); c.Noop(); void Later() => run = () => c.Connect(\"mail.example.com\");")]
    [InlineData("Action again = () => outside.Connect(\"mail.example.com\"); later(again); outside.Quit(); Console.WriteLine(); outside.Noop();")]
    [InlineData("later(() => Inner(3)); c.Noop(); void Inner(int count) { if (count > 0) Inner(count - 1); c.Connect(\"mail.example.com\"); }")]
    public Task WhatAHelperMayDo_IsUnknown(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    /// <summary>Of methods that call each other each is known, whichever is asked of first.</summary>
    [Theory]
    [InlineData("Even(c, 3); c.Connect(\"mail.example.com\"); c.Noop(); Odd(c, 3); new SmtpClient().{|SMTP1001:Noop|}();")]
    [InlineData("Odd(c, 3); new SmtpClient().{|SMTP1001:Noop|}(); var d = new SmtpClient(); d.Connect(\"mail.example.com\"); Even(d, 3); d.Connect(\"mail.example.com\");")]
    [InlineData("Second(c, 3); new SmtpClient().{|SMTP1001:Noop|}(); var d = new SmtpClient(); d.Connect(\"mail.example.com\"); First1(d, 3); d.Connect(\"mail.example.com\"); var e = new SmtpClient(); e.Connect(\"mail.example.com\"); Third(e, 3); e.Connect(\"mail.example.com\");")]
    [InlineData("First1(c, 3); c.Connect(\"mail.example.com\"); c.Noop(); Third(c, 3); c.Connect(\"mail.example.com\"); Second(c, 3); new SmtpClient().{|SMTP1001:Noop|}();")]
    public Task MethodsThatCallEachOther_AreKnown(string statements) => Check.Program(Verification.Snippet.Class($$"""
        public void Run()
        {
            var c = new SmtpClient();
            c.Connect("mail.example.com");
            {{statements}}
        }

        private static void Even(SmtpClient client, int count)
        {
            if (count > 0)
                Odd(client, count - 1);
        }

        private static void Odd(SmtpClient client, int count)
        {
            client.Quit();
            Even(client, count - 1);
        }

        private static void First1(SmtpClient client, int count)
        {
            if (count > 0)
                Second(client, count - 1);
        }

        private static void Second(SmtpClient client, int count)
        {
            client.Quit();
            Third(client, count - 1);
        }

        private static void Third(SmtpClient client, int count)
        {
            if (count > 5)
                Third(client, count - 1);
            First1(client, count - 1);
        }
        """));

    /// <summary>Where the body cannot be seen, contracts stand for it, if each client that goes in has one.</summary>
    [Theory]
    [InlineData("helper.Prepare({|SMTP1001:c|}); c.Noop();")]
    [InlineData("c.Connect(\"mail.example.com\"); helper.Prepare(c); c.Mail(\"a@example.com\"); c.{|SMTP1002:Mail|}(\"b@example.com\");")]
    [InlineData("c.Connect(\"mail.example.com\"); if (!helper.Try(c)) c.Noop(); c.Mail(\"a@example.com\");")]
    [InlineData("c.Connect(\"mail.example.com\"); helper.Prepare(c); c.Helo(); later(); c.{|SMTP1002:Connect|}(\"mail.example.com\");")]
    [InlineData("helper.Both({|SMTP1001:c|}, outside); outside.Mail(\"a@example.com\"); outside.{|SMTP1002:Mail|}(\"a@example.com\");")]
    [InlineData("helper.Ready(c, outside); c.{|SMTP1002:Mail|}(\"a@example.com\");")]
    [InlineData("_ = helper.ReadyAsync(c, outside); c.{|SMTP1002:Mail|}(\"a@example.com\");")]
    [InlineData("_ = helper.ReadyClient(c, outside); c.{|SMTP1002:Mail|}(\"a@example.com\");")]
    [InlineData("_ = helper.TryReady(c, outside); c.Mail(\"a@example.com\");")]
    [InlineData("helper.One({|SMTP1001:c|}, outside); c.Noop(); outside.Noop();")]
    [InlineData("own.Prepare({|SMTP1001:c|}); c.Noop(); own.Noop();")]
    public Task AContract_StandsForTheBody(string statements) => Check.Program(Verification.Snippet.Class($$"""
        public void Run(SmtpClient outside, IHelper helper, Own own, Action later)
        {
            var c = new SmtpClient();
            {{statements}}
        }

        public interface IHelper
        {
            void Prepare([SmtpGen.Contracts.SessionContract({{Connected}})] SmtpClient client);

            bool Try([SmtpGen.Contracts.SessionContract({{Connected}})] SmtpClient client);

            void Both([SmtpGen.Contracts.SessionContract({{Connected}})] SmtpClient one, [SmtpGen.Contracts.SessionContract({{Connected}})] SmtpClient other);

            void Ready([SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient one, [SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient other);

            Task ReadyAsync([SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient one, [SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient other);

            SmtpClient ReadyClient([SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient one, [SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient other);

            bool TryReady([SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient one, [SmtpGen.Contracts.SessionContract(Sets = new[] { "hello", "sender" })] SmtpClient other);

            void One([SmtpGen.Contracts.SessionContract(Requires = new[] { "sender" })] SmtpClient one, SmtpClient other);
        }

        public abstract class Own : SmtpClient
        {
            public abstract void Prepare([SmtpGen.Contracts.SessionContract(Requires = new[] { "sender" })] SmtpClient client);
        }
        """));

    private static string Program(string statements) => "#nullable disable warnings\n" + Verification.Snippet.Class($$"""
        private SmtpClient _a, _b;

        public void Run(SmtpClient outside, Action<Action> later, Program another, Own taker)
        {
            {{statements}}
        }

        private static void Dial(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client.Ehlo();
        }

        private static void Hello(SmtpClient client) => client.Ehlo();

        private static void Renewed(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client = new SmtpClient();
        }

        private void Swap()
        {
            SmtpClient a = _a;
            _a = _b;
            _b = a;
        }

        private SmtpClient Kept()
        {
            var client = new SmtpClient();
            _a = client;
            return client;
        }

        private static SmtpClient Cast(object thing) => (SmtpClient)thing;

        private static void Make(string name, out SmtpClient client)
        {
            client = new SmtpClient();
            client.Connect(name);
        }

        static partial void Part(SmtpClient client);

        static partial void Part(SmtpClient client) => client.Connect("mail.example.com");

        private static void Loops(SmtpClient client)
        {
            client.Connect("mail.example.com");
            foreach (int one in Numbers())
                Console.WriteLine(one);
            static IEnumerable<int> Numbers() { yield return 1; }
        }

        private static bool Try(SmtpClient client) => client.Mail("a@example.com").IsSuccess;

        private static bool Both(SmtpClient one, SmtpClient other) => one.Mail("a@example.com").IsSuccess & other.Mail("a@example.com").IsSuccess;

        private static bool Asks(SmtpClient client)
        {
            client.Connect("mail.example.com");
            return Console.ReadLine() is null;
        }

        private static void Fail(SmtpClient client) => throw new SmtpException("failed");

        private void FailAfter(SmtpClient client)
        {
            _a.Connect("mail.example.com");
            throw new SmtpException("failed");
        }

        private void Perhaps(SmtpClient client, int count)
        {
            if (count > 2)
                FailAfter(client);
        }

        private static void Probe(SmtpClient client)
        {
            client.Connect("mail.example.com");
            client.Quit();
        }

        private static void QuitPerhaps(SmtpClient client, int count)
        {
            if (count > 2)
                client.Quit();
        }

        private static void Twice(SmtpClient one, SmtpClient other)
        {
            bool isConnected = one.IsConnected;
            other.Connect("mail.example.com");
            one.Quit();
        }

        private static void Runs(SmtpClient client, Action<Action> later)
        {
            client.Connect("mail.example.com");
            later(() => { });
        }

        private void DialBoth(SmtpClient client)
        {
            client.Connect("mail.example.com");
            _a.Connect("mail.example.com");
        }

        private static void Hand(SmtpClient client, Own taker) => taker.Take(client);

        private static IEnumerable<int> Ends(SmtpClient client)
        {
            client.Quit();
            yield return 1;
        }

        private static void Down(SmtpClient client, int count)
        {
            if (count == 0)
                return;
            client.Quit();
            Down(client, count - 1);
        }

        public class Own : SmtpClient
        {
            public void Fail()
            {
                Connect("mail.example.com");
                throw new SmtpException("failed");
            }

            public virtual void Take(SmtpClient client) => client.Connect("mail.example.com");
        }

        private class First
        {
            public virtual void Dial(SmtpClient client) => client.Noop();

            public virtual void End(SmtpClient client) => client.Quit();
        }

        private class Middle : First
        {
            public sealed override void Dial(SmtpClient client) => client.Connect("mail.example.com");
        }

        private class Last : Middle
        {
        }
        """).Replace("public class Program", "public partial class Program", StringComparison.Ordinal);
}
