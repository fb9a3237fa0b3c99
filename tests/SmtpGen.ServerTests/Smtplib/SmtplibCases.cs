using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

/// <summary>What is tried on smtplib and on SmtpGen.</summary>
internal static partial class SmtplibCases
{
    private const string From = "a@b.test";
    private const string To = "c@d.test";
    private const string Content = "Subject: x\r\n\r\nhello\r\n";
    private static readonly string[] Two = ["c@d.test", "e@f.test"];
    private static readonly string[] NoOptions = [];

    public static IReadOnlyList<SmtplibCase> All { get; } = [.. Sending(), .. Refusals(), .. Logins(), .. Greetings(), .. Features(), .. Texts(), .. Commands(), .. ByChance()];

    private static object[] Step(string call, params object[] arguments) => [call, .. arguments];

    private static object[] SendMail(object recipients, string content = Content) => Step("sendmail", From, recipients, content);

    private static Action<SmtpTestServer> Answer(string verb, int code, string text = "no", int nth = 0) => server =>
    {
        SmtpScript script = server.On(verb).Reply(code, text);
        if (nth > 0) script.Nth(nth);
    };
}
