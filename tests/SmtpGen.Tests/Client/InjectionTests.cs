using System.Reflection;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Client;

/// <summary>
/// No text that a caller passes breaks out of its place in a command line. The methods are found by reflection, so that a new verb is
/// covered without a new test.
/// </summary>
public class InjectionTests
{
    // User name and password are encoded, and only NUL moves a border.
    private static IEnumerable<MethodInfo> Methods => TextMethods.All.Where(method => method.Name is not ("Login" or "LoginAsync"));

    public static TheoryData<string, int> Parameters
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (MethodInfo method in Methods)
            {
                for (int i = 0; i < method.GetParameters().Length; i++)
                {
                    if (TextMethods.IsText(method.GetParameters()[i]))
                        data.Add(method.ToString()!, i);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_verb_with_text_is_found() => Assert.Superset(
        new HashSet<string>(["Ehlo", "Helo", "Mail", "Rcpt", "Help", "Vrfy", "Verify", "Expn", "Etrn", "DoCommand", "PutCommand", "MailAsync", "RcptAsync"]),
        Methods.Select(method => method.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Line_ends_and_NUL_are_refused_before_a_byte(string signature, int position)
    {
        foreach (string text in new[] { "a\rb", "a\nb", "a\r\nNOOP\r\n", "a\0b", "\n", "a@b.example\r\n" })
        {
            (string sent, Exception? error) = Call(signature, position, text);

            Assert.IsType<ArgumentException>(error);
            Assert.Equal("", sent);
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_other_character_that_might_end_something_is_refused_before_a_byte_or_means_nothing(string signature, int position)
    {
        foreach (char character in Suspects)
        {
            foreach (string text in new[] { $"a{character}b", $"{character}", $"a@b.example{character}", $"\"a{character}b\"@b.example" })
            {
                (string sent, Exception? error) = Call(signature, position, text);

                if (error is not null)
                {
                    Assert.True(error is ArgumentException or SmtpNotSupportedException, $"U+{(int)character:X4}: {error}");
                    Assert.Equal("", sent);
                    continue;
                }
                Assert.EndsWith("\r\n", sent);
                Assert.DoesNotContain(sent[..^2], c => c is < ' ' and not '\t' or '\x7f');
                // What stands in a path stays in it: the line has one, and nothing behind it but the options.
                if (sent.Contains(":<", StringComparison.Ordinal))
                    Assert.Matches("^[A-Z]+ [A-Z]+:<(\"[^\"]*\"|[^<>\" ])*>( [^<> ]+)*\r\n$", sent);
            }
        }
    }

    [Theory]
    [InlineData("client.example\r\nNOOP")]
    [InlineData("client example")]
    [InlineData("")]
    public void A_local_host_name_that_is_no_name_is_refused_when_set_or_when_used_before_a_byte(string name)
    {
        var stream = new ScriptedStream();

        Assert.ThrowsAny<ArgumentException>(() =>
        {
            using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = name });
            client.Connect(stream);
            client.Ehlo();
        });

        Assert.Equal("", stream.Received.Replace("QUIT\r\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SIZE=1 RET=FULL")]
    [InlineData("SIZE=1\tRET=FULL")]
    [InlineData("")]
    [InlineData(" SIZE=1")]
    [InlineData("=1")]
    public void One_option_string_is_one_option(string option)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE", "DSN");
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        string before = stream.Received;

        Assert.Throws<ArgumentException>("options", () => client.Mail("a@b.example", [option]));
        Assert.Equal(before, stream.Received);
    }

    [Fact]
    public void A_line_over_its_limit_is_refused_before_a_byte()
    {
        var stream = new ScriptedStream().ExpectEhlo();
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        string before = stream.Received;

        Assert.ThrowsAny<ArgumentException>(() => client.Mail(new string('a', 600) + "@b.example"));
        Assert.ThrowsAny<ArgumentException>(() => client.DoCommand("NOOP", new string('a', 600)));
        Assert.Equal(before, stream.Received);
    }

    private static IEnumerable<char> Suspects =>
        [.. Enumerable.Range(1, 0x1F).Select(code => (char)code).Where(c => c is not ('\r' or '\n')), '\u007f', '\u0085', '\u2028', '\u2029', '\ud800', '\udc00', '<', '>', ' ', '=', ','];

    /// <summary>What a call sends, and what it throws; the next command works.</summary>
    private static (string Sent, Exception? Error) Call(string signature, int position, string text)
    {
        MethodInfo method = TextMethods.Of(signature);
        var stream = new AnsweringStream(line => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-server.example\r\n250-DSN\r\n250-SIZE\r\n250 ETRN\r\n" : "250 ok\r\n");
        using var client = new SmtpClient(new SmtpClientOptions { LocalHostName = "client.example" });
        client.Connect(stream);
        client.Ehlo();
        int before = stream.Received.Length;

        Exception? error = TextMethods.Call(method, client, parameter => Argument(parameter, parameter.Position == position ? text : null));

        string sent = stream.Received[before..];
        if (client.IsConnected)
        {
            if (method.Name.StartsWith("PutCommand", StringComparison.Ordinal) && error is null)
                client.GetReply();
            client.Noop().EnsureSuccess();
        }
        return (sent, error);
    }

    private static object? Argument(ParameterInfo parameter, string? text) => parameter.ParameterType switch
    {
        var type when type == typeof(IEnumerable<string>) => text is null ? Array.Empty<string>() : new[] { text },
        var type when type == typeof(string) => text ?? (parameter.HasDefaultValue ? parameter.DefaultValue : "a"),
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        _ => parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException($"What is {parameter}?"),
    };
}
