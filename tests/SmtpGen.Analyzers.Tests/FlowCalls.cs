using Check = SmtpGen.Analyzers.Tests.Verification.OrderCheck;

namespace SmtpGen.Analyzers.Tests;

/// <summary>What code does to a client that it names, hands on or finds: what only looks leaves the facts alone, what cannot be seen leaves none.</summary>
public class FlowCalls
{
    [Theory]
    [InlineData("c.DebugLevel = 1; c.{|SMTP1001:Noop|}();")]
    [InlineData("texts[c.{|SMTP1001:Noop|}().Code] = \"\";")]
    [InlineData("int n = 0; n += c.{|SMTP1001:Noop|}().Code;")]
    [InlineData("Console.WriteLine(nameof(c)); c.{|SMTP1001:Noop|}();")]
    [InlineData("Console.WriteLine(typeof(SmtpClient)); c.{|SMTP1001:Noop|}();")]
    [InlineData("Console.WriteLine(c == outside); c.{|SMTP1001:Noop|}();")]
    [InlineData("Console.WriteLine(c is SmtpSslClient); c.{|SMTP1001:Noop|}();")]
    [InlineData("Console.WriteLine((object)c is null); c.{|SMTP1001:Noop|}();")]
    [InlineData("var own = new Own(); Console.WriteLine(own.Number); own.{|SMTP1001:Noop|}();")]
    [InlineData("GC.KeepAlive(c); c.{|SMTP1001:Noop|}();")]
    [InlineData("if (Equals(c, outside)) return; c.{|SMTP1001:Noop|}();")]
    [InlineData("_ = new List<SmtpReply> { c.{|SMTP1001:Noop|}() };")]
    [InlineData("using var d = new SmtpClient { DebugLevel = c.{|SMTP1001:Noop|}().Code };")]
    [InlineData("_ = new Session(c) { Reply = c.{|SMTP1002:Connect|}(\"mail.example.com\") };")]
    [InlineData("_field.Quit(); Console.WriteLine(\"text\"); _field.{|SMTP1001:Noop|}();")]
    [InlineData("if (clients.TryGetValue(\"a\", out var d)) { d.Quit(); d.{|SMTP1001:Noop|}(); }")]
    [InlineData("SmtpClient d = null!; Fill(ref d); d.Quit(); d.{|SMTP1001:Noop|}();")]
    [InlineData("Field.Quit(); Field.{|SMTP1001:Noop|}();")]
    public Task WhatOnlyLooks_LeavesTheFacts(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    [Theory]
    [InlineData("Bag bag = new(); bag += c; c.Noop();")]
    [InlineData("Bag bag = new(); bag = bag + c; c.Noop();")]
    [InlineData("var own = new Own(); var (a, b) = own; own.Noop();")]
    [InlineData("new Lazy<SmtpClient>(c).Value.Connect(\"mail.example.com\"); c.Noop();")]
    [InlineData("Console.WriteLine(string.Concat(c)); c.Noop();")]
    [InlineData("Console.WriteLine(this[c]); c.Noop();")]
    [InlineData("taker.Take(c); c.Noop();")]
    [InlineData("taker.Fill(out c); c.Noop();")]
    [InlineData("c.Connect(\"mail.example.com\"); var services = new System.ComponentModel.Design.ServiceContainer(); services.AddService(typeof(SmtpClient), c); services.Dispose(); c.Connect(\"mail.example.com\");")]
    [InlineData("c.Connect(\"mail.example.com\"); IDisposable d = c; d.Dispose(); c.Connect(\"mail.example.com\");")]
    [InlineData("c.Connect(\"mail.example.com\"); Action<SmtpClient> later = x => x.Close(); later += taker.Take; later(c); c.Connect(\"mail.example.com\");")]
    [InlineData("outside.Quit(); ((SmtpClient)thing).Connect(\"mail.example.com\"); outside.Noop();")]
    [InlineData("_field.Quit(); _ = new Toucher(this); _field.Noop();")]
    [InlineData("_field.Quit(); taker.Touch(this); _field.Noop();")]
    [InlineData("_field.Quit(); new List<int> { 1 }.ForEach(one => _field.Connect(\"mail.example.com\")); _field.Noop();")]
    [InlineData("SmtpClient? first = null, second = null, third = null; while (clients.Count > 0) { third = second; second = first; first = new SmtpClient(); first.Connect(\"mail.example.com\"); } if (third != null && second != null) { third.Close(); second.Noop(); }")]
    [InlineData("SmtpClient? first = null, second = null, third = null; while (clients.Count > 0) { third = second; second = first; first = new SmtpClient(); first.Connect(\"mail.example.com\"); } if (third != null && second != null && !third.IsConnected) second.Noop();")]
    [InlineData("SmtpClient? previous = null; while (clients.Count > 0) { var next = new SmtpClient(); next.Connect(\"mail.example.com\"); previous?.Close(); next.Ehlo(); previous = next; }")]
    public Task WhatCannotBeSeen_LeavesNone(string statements) => Check.Program(Program($"var c = new SmtpClient(); {statements}"));

    /// <summary>A condition that is asked again after what it depends on was assigned is another one.</summary>
    [Theory]
    [InlineData("flag = Console.ReadLine() == \"yes\";", "flag")]
    [InlineData("flag |= other;", "flag")]
    [InlineData("(flag, other) = (other, flag);", "flag")]
    [InlineData("bool.TryParse(texts[0], out flag);", "flag")]
    [InlineData("n++;", "n > 3")]
    [InlineData("n -= 2;", "n > 3")]
    [InlineData("Fill(ref d);", "d == null")]
    [InlineData("Make(out d);", "d == null")]
    [InlineData("d = outside;", "d is null")]
    public Task AConditionThatChanged_IsAnother(string change, string condition) => Check.Program(Program($$"""
        bool flag = texts.Length > 3, other = !flag;
        int n = texts.Length;
        SmtpClient? d = flag ? outside : null;
        using var c = new SmtpClient();
        c.Connect("mail.example.com");
        if ({{condition}})
            c.Ehlo();
        {{change}}
        if ({{condition}})
            c.{|SMTP1003:Mail|}("a@example.com");
        """));

    private static string Program(string statements) => "#nullable disable warnings\n" + Verification.Snippet.Class($$"""
        private SmtpClient _field = new();
        private SmtpClient Field => _field;

        public void Run(SmtpClient outside, object thing, string[] texts, Dictionary<string, SmtpClient> clients, Taker taker)
        {
            {{statements}}
        }

        private int this[SmtpClient client] => client.Connect("mail.example.com").Code;

        protected virtual void Fill(ref SmtpClient client) => client = new SmtpClient();

        private static void Make(out SmtpClient client) => client = new SmtpClient();

        private class Own : SmtpClient
        {
            public int Number;

            public void Deconstruct(out int a, out int b) => a = b = Connect("mail.example.com").Code;
        }

        private class Session
        {
            public SmtpReply Reply { get; set; }

            public Session(SmtpClient client) => client.Connect("mail.example.com");
        }

        private class Bag
        {
            public static Bag operator +(Bag bag, SmtpClient client)
            {
                client.Connect("mail.example.com");
                return bag;
            }
        }

        private class Toucher
        {
            public Toucher(Program program) => program._field.Connect("mail.example.com");
        }

        public abstract class Taker : SmtpClient
        {
            public virtual void Take(SmtpClient client) => client.Connect("mail.example.com");

            public virtual void Touch(Program program) => program._field.Connect("mail.example.com");

            public virtual void Fill(out SmtpClient client) => client = this;
        }
        """);
}
