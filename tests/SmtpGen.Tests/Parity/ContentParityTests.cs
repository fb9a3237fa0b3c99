using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>data</c>, <c>quotedata</c> and <c>quoteaddr</c>.</summary>
public class ContentParityTests
{
    /// <summary>Content, the same quoted, and whether <c>data</c> has to add a line end.</summary>
    private static readonly (string Data, string Quoted)[] Contents =
    [
        ("", ""), ("a", "a"), ("a\n", "a\r\n"), ("a\r", "a\r\n"), ("a\r\n", "a\r\n"), ("\n", "\r\n"), ("\r\r", "\r\n\r\n"), ("\n\r", "\r\n\r\n"), ("\r\n\r\n", "\r\n\r\n"),
        ("a\nb\rc\r\nd", "a\r\nb\r\nc\r\nd"), (".", ".."), ("..", "..."), (".\n.\r.\r\n.", "..\r\n..\r\n..\r\n.."), ("a.b", "a.b"), ("a\n.b", "a\r\n..b"),
        ("\r\n.\r\n", "\r\n..\r\n"), ("\n.\n", "\r\n..\r\n"), ("\r.\r", "\r\n..\r\n"), ("a\0\t\u007f", "a\0\t\u007f"), ("é.\n.é", "é.\r\n..é"),
    ];

    public static TheoryData<Flavour, string, string> Data => Combinations.WithFlavours<string, string>(Contents);

    [Theory]
    [MemberData(nameof(Data))]
    public async Task Content_goes_out_quoted_and_ended_whatever_it_is_given_as(Flavour flavour, string data, string quoted)
    {
        Assert.Equal(quoted, SmtpText.QuoteData(data));

        byte[] octets = System.Text.Encoding.UTF8.GetBytes(data);
        string wire = System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(quoted));
        if (quoted.Length > 0 && !quoted.EndsWith("\r\n", StringComparison.Ordinal))
            wire += "\r\n";
        foreach (Func<Subject, ValueTask<SmtpReply>> send in new Func<Subject, ValueTask<SmtpReply>>[]
        {
            subject => subject.Data(data), subject => subject.Data(octets), subject => subject.Data(new MemoryStream(octets)),
        })
        {
            var stream = new ScriptedStream().Expect("DATA\r\n", "354 go\r\n").Expect($"{wire}.\r\n", "250 ok\r\n");
            await using Subject subject = await Subject.Over(flavour, stream);

            Assert.Equal(250, (await send(subject)).Code);
            Assert.Equal($"DATA\r\n{wire}.\r\n", stream.Received);
        }
    }

    [Theory]
    [InlineData("a@b.example", "<a@b.example>")]
    [InlineData("<a@b.example>", "<a@b.example>")]
    [InlineData("A Name <a@b.example>", "<a@b.example>")]
    [InlineData("\"Name, A\" <a@b.example>", "<a@b.example>")]
    [InlineData("Sally", "<Sally>")]
    [InlineData("", "<>")]
    [InlineData("<>", "<>")]
    public void QuoteAddress_puts_one_address_into_brackets(string text, string quoted) => Assert.Equal(quoted, SmtpText.QuoteAddress(text));

    [Theory]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("two words")]
    [InlineData("a@b.example (comment)")]
    [InlineData("a@b.example> SIZE=1")]
    [InlineData("a@b.example c")]
    [InlineData("\"a\r\nRCPT TO:<v@t.example>\r\n\"@x.example")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    [InlineData("<a@b.example")]
    [InlineData(" a@b.example ")]
    public void QuoteAddress_never_picks_or_mends_an_address(string text) => Assert.Throws<ArgumentException>(() => SmtpText.QuoteAddress(text));
}
