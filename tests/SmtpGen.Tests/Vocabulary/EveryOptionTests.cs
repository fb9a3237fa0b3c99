using System.Reflection;
using SmtpGen.Protocol;
using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Vocabulary;

/// <summary>What holds of every option of the spec file, whichever it is.</summary>
public class EveryOptionTests
{
    private const int LongestLine = 512;

    public static TheoryData<OptionCase> Cases => [.. OptionCase.All];

    public static TheoryData<OptionCase, Flavour, bool> Refusals
    {
        get
        {
            var data = new TheoryData<OptionCase, Flavour, bool>();
            foreach (OptionCase one in OptionCase.All)
                foreach (Flavour flavour in Enum.GetValues<Flavour>())
                {
                    data.Add(one, flavour, false);
                    data.Add(one, flavour, true);
                }
            return data;
        }
    }

    [Fact]
    public void Every_option_of_the_protocol_has_a_property()
        => Assert.Equal(OptionCase.All.Count, OptionCase.All.Select(one => one.Property()).Distinct().Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_example_of_the_tables_is_of_the_grammar_and_read_and_written_back(OptionCase one)
    {
        Assert.True(OptionGrammar.Allows(one.Verb, one.Text));
        SmtpOptions options = one.Empty();
        one.Property().SetValue(options, one.Value(one.Property()));
        Assert.Equal(one.Text, options.ToString(), ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Null_takes_it_away_and_none_is_read_then(OptionCase one)
    {
        PropertyInfo property = one.Property();
        SmtpOptions options = one.Empty();
        object? none = property.GetValue(options);
        property.SetValue(options, none);
        Assert.Equal("", options.ToString());

        property.SetValue(options, one.Value(property));
        Assert.NotEqual(none, property.GetValue(options));
        property.SetValue(options, none);
        Assert.Equal("", options.ToString());
        Assert.Equal(none, property.GetValue(options));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task An_option_that_is_not_offered_is_refused_before_a_byte_unless_it_may_be_dropped(OptionCase one, Flavour flavour, bool afterHelo)
    {
        var stream = afterHelo ? new ScriptedStream().Expect("HELO client.example\r\n", "250 ok\r\n") : new ScriptedStream().ExpectEhlo("X-OTHER");
        stream.Expect(one.Verb == SmtpVerb.Mail ? "MAIL FROM:<a@b.example>\r\n" : "RCPT TO:<a@b.example>\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(flavour, stream);
        _ = afterHelo ? await subject.Helo() : await subject.Ehlo();
        string before = stream.Received;

        if (one.Option.MayBeDropped)
        {
            await Send(subject, one, "a@b.example");
            Assert.True(stream.IsDone);
            return;
        }

        var refusal = await Assert.ThrowsAsync<SmtpNotSupportedException>(async () => await Send(subject, one, "a@b.example"));
        Assert.Contains(one.Extensions, refusal.Message.Contains);
        Assert.Equal(before, stream.Received);
        await Send(subject, one with { Keyword = "" }, "a@b.example");
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_line_may_be_longer_by_what_the_option_adds_and_no_octet_more(OptionCase one)
    {
        int limit = LongestLine + one.Option.LineLength + one.Companions.Sum(other => other.Option.LineLength);
        string options = one.Options().ToString();
        string lead = one.Verb == SmtpVerb.Mail ? "MAIL FROM:<" : "RCPT TO:<";
        string address = new string('l', limit - lead.Length - "@b.example> \r\n".Length - options.Length) + "@b.example";
        var stream = new ScriptedStream().ExpectEhlo([.. one.Extensions.Distinct()]).Expect($"{lead}{address}> {options}\r\n", "250 ok\r\n");
        await using Subject subject = await Subject.Over(Flavour.Sync, stream);
        await subject.Ehlo();
        string before = stream.Received;

        await Assert.ThrowsAsync<ArgumentException>(async () => await Send(subject, one, "l" + address));
        Assert.Equal(before, stream.Received);
        await Send(subject, one, address);
        Assert.True(stream.IsDone);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_option_without_what_it_needs_or_with_what_it_excludes_is_refused_before_a_byte(OptionCase one)
    {
        var stream = new ScriptedStream().ExpectEhlo([.. one.Extensions.Distinct()]);
        await using Subject subject = await Subject.Over(Flavour.Sync, stream);
        await subject.Ehlo();
        string before = stream.Received;
        foreach (string other in one.Option.Excludes)
        {
            var options = (MailOptions)one.Options();
            options[other] = "1";
            var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await subject.Mail("a@b.example", options));
            Assert.Contains(other, refusal.Message, StringComparison.Ordinal);
        }
        foreach (string needed in one.Option.Needs)
        {
            var options = (MailOptions)one.Options();
            options[needed] = null;
            var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await subject.Mail("a@b.example", options));
            Assert.Contains(needed, refusal.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, stream.Received);
    }

    [Fact]
    public void The_rules_between_options_are_those_of_the_protocol()
    {
        var rules = OptionCase.All.Select(one => one.Option)
            .SelectMany(option => option.Excludes.Select(other => $"{option} excludes {other}").Concat(option.Needs.Select(other => $"{option} needs {other}")));
        Assert.Equal(["HOLDFOR excludes HOLDUNTIL", "HOLDUNTIL excludes HOLDFOR", "MTRK needs ENVID"], rules.Order());
    }

    // A case without keyword stands for no option at all.
    private static async Task Send(Subject subject, OptionCase one, string address)
    {
        SmtpReply reply = one.Verb == SmtpVerb.Mail
            ? await subject.Mail(address, one.Keyword.Length == 0 ? null : (MailOptions)one.Options())
            : await subject.Rcpt(address, one.Keyword.Length == 0 ? null : (RcptOptions)one.Options());
        reply.EnsureSuccess();
    }
}
