using System.Text.RegularExpressions;

namespace SmtpGen.Analyzers.Tests.Verification;

/// <summary>Puts statements into a program around them.</summary>
internal static partial class Snippet
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using SmtpGen;

        """;

    /// <summary>A method with a client from outside, a flag and recipients at hand.</summary>
    public static string Method(string body) => Class($$"""
        public void Run(SmtpClient outside, bool flag, bool other, string[] recipients)
        {
        {{Indented(body)}}
        }
        """);

    /// <summary>As <see cref="Method"/>, but every call on <c>c</c> is the one that awaits.</summary>
    public static string AsyncMethod(string body) => Class($$"""
        public async Task Run(SmtpClient outside, bool flag, bool other, string[] recipients)
        {
        {{Indented(CallOnClient().Replace(body, "await c.$1$2Async$3("))}}
        }
        """);

    public static string Class(string members) => Usings + $$"""

        public class Program
        {
        {{Indented(members)}}

            private static void Use(object value) { }
        }

        """;

    private static string Indented(string text) => "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal);

    [GeneratedRegex(@"\bc\.(\{\|#?\w*:)?(Connect|Ehlo|Helo|StartTls|Login|Mail|Rcpt|Data|Rset|Noop|Quit|Etrn)(\|\})?\(")]
    private static partial Regex CallOnClient();
}
