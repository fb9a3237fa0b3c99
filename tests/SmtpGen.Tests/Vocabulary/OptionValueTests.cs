namespace SmtpGen.Tests.Vocabulary;

/// <summary>Typed values: what they become on the wire, and what is refused when it is set.</summary>
public class OptionValueTests
{
    private static readonly DateTimeOffset Time = new(2026, 12, 24, 19, 0, 0, TimeSpan.FromHours(1));

    public static TheoryData<MailOptions, string> Mail => new()
    {
        { new() { HoldFor = 1 }, "HOLDFOR=1" },
        { new() { HoldFor = 999_999_999 }, "HOLDFOR=999999999" },
        { new() { HoldUntil = Time.AddMilliseconds(999) }, "HOLDUNTIL=2026-12-24T18:00:00Z" },
        { new() { MtPriority = -9 }, "MT-PRIORITY=-9" },
        { new() { MtPriority = 0 }, "MT-PRIORITY=0" },
        { new() { By = new(TimeSpan.FromMinutes(2), SmtpDeliverByMode.Return) }, "BY=120;R" },
        { new() { By = new(TimeSpan.FromSeconds(-5), SmtpDeliverByMode.Notify, trace: true) }, "BY=-5;NT" },
        { new() { Mtrk = SmtpTracking.FromSecret("trackable"u8, TimeSpan.FromDays(1)) }, "MTRK=BeXr2dWQjMkhUCHwis+8S1hXHFw:86400" },
        { new() { Mtrk = new("BeXr2dWQjMkhUCHwis+8S1hXHFw=") }, "MTRK=BeXr2dWQjMkhUCHwis+8S1hXHFw" },
        { new() { Solicit = "org.example:ADV,net.example:X" }, "SOLICIT=org.example:ADV,net.example:X" },
        { new() { RequireTls = true, Conperm = true }, "REQUIRETLS CONPERM" },
        { new() { Auth = "e=mc2@example.com" }, "AUTH=e+3Dmc2@example.com" },
        { new() { Auth = "E <e=mc2@example.com>" }, "AUTH=e+3Dmc2@example.com" },
    };

    [Theory]
    [MemberData(nameof(Mail))]
    public void A_value_of_MAIL_becomes(MailOptions options, string wire) => Assert.Equal(wire, options.ToString());

    public static TheoryData<RcptOptions, string> Rcpt => new()
    {
        { new() { Rrvs = new(Time) }, "RRVS=2026-12-24T18:00:00Z" },
        { new() { Rrvs = new(Time, SmtpRrvsAction.Continue) }, "RRVS=2026-12-24T18:00:00Z;C" },
        { new() { Rrvs = new(Time, SmtpRrvsAction.Reject) }, "RRVS=2026-12-24T18:00:00Z;R" },
        { new() { Conneg = true }, "CONNEG" },
        { new() { Orcpt = "utf-8;über+a\\b=c@exämple.com" }, "ORCPT=utf-8;\\x{FC}ber\\x{2B}a\\x{5C}b\\x{3D}c@ex\\x{E4}mple.com" },
        { new() { Orcpt = "UTF-8;\U0001F600@example.com" }, "ORCPT=UTF-8;\\x{1F600}@example.com" },
        { new() { Orcpt = "x-own;a b" }, "ORCPT=x-own;a+20b" },
    };

    [Theory]
    [MemberData(nameof(Rcpt))]
    public void A_value_of_RCPT_becomes(RcptOptions options, string wire) => Assert.Equal(wire, options.ToString());

    [Theory]
    [InlineData("utf-8;über+a\\b=c@exämple.com")]
    [InlineData("utf-8;\\x{FC}@example.com")]
    [InlineData("rfc822;a+b=c@example.com")]
    public void An_address_with_its_type_is_read_back(string address) => Assert.Equal(address, new RcptOptions { Orcpt = address }.Orcpt);

    [Fact]
    public void Times_are_read_back_in_UTC_and_whole_seconds()
    {
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 18, 0, 0, TimeSpan.Zero), new MailOptions { HoldUntil = Time.AddMilliseconds(1) }.HoldUntil);
        Assert.Equal(new SmtpRecipientValidSince(Time), new RcptOptions { Rrvs = new(Time.AddTicks(1)) }.Rrvs);
        Assert.Equal(new SmtpRecipientValidSince(Time, SmtpRrvsAction.Continue), new RcptOptions { ["RRVS"] = "2026-12-24t19:00:00+01:00;c" }.Rrvs);
    }

    [Theory]
    [InlineData("HOLDUNTIL", "tomorrow")]
    [InlineData("HOLDFOR", "long")]
    [InlineData("BY", "120")]
    [InlineData("BY", "x;R")]
    [InlineData("BY", "0;R")]
    [InlineData("BY", "1;RN")]
    [InlineData("BY", "1;TT")]
    [InlineData("MTRK", "short")]
    [InlineData("MTRK", "BeXr2dWQjMkhUCHwis+8S1hXHFw:-1")]
    [InlineData("BODY", "8BIT")]
    public void What_was_set_as_text_and_is_no_such_value_is_read_as_none(string keyword, string value)
    {
        var options = new MailOptions { [keyword] = value };
        Assert.Equal((null, null, null, null, null), ((object?)options.HoldUntil, (object?)options.HoldFor, options.By, options.Mtrk, (object?)options.Body));
        Assert.Equal(value, options[keyword]);
    }

    [Theory]
    [InlineData("2014-04-03T23:01:00")]
    [InlineData("2014-04-03T23:01:00Z;X")]
    [InlineData("2014-04-03T23:01:00Z;CR")]
    [InlineData("2014-04-03T23:01:00.1Z")]
    [InlineData("")]
    public void What_is_no_such_time_is_none(string text) => Assert.Null(SmtpRecipientValidSince.Parse(text));

    public static TheoryData<Action> Refused =>
    [
        () => _ = new MailOptions { HoldFor = 0 },
        () => _ = new MailOptions { HoldFor = 1_000_000_000 },
        () => _ = new MailOptions { MtPriority = 10 },
        () => _ = new MailOptions { MtPriority = -10 },
        () => _ = new MailOptions { Solicit = "" },
        () => _ = new MailOptions { Solicit = "org.example:ADV, net.example:X" },
        () => _ = new MailOptions { Solicit = "org.example:ADV\r\nRSET" },
        () => _ = new MailOptions { Solicit = "org.example:ADV\n" },
        () => _ = new MailOptions { Solicit = new string('a', 1001) },
        () => _ = new MailOptions { Auth = "PLAIN" },
        () => _ = new MailOptions { Auth = "" },
        () => _ = new MailOptions { Auth = "a@b, c@d" },
        () => _ = new MailOptions { Auth = new string('a', 490) + "@b.example" },
#pragma warning disable CS0618 // Historic, and checked still.
        () => _ = new MailOptions { Submitter = "<>" },
        () => _ = new MailOptions { TransId = "12345@claremont.edu" },
        () => _ = new RcptOptions { AltAddress = "über@example.com" },
#pragma warning restore CS0618
        () => _ = new MailOptions { EnvId = "ümlaut" },
        () => _ = new MailOptions { EnvId = "a\r\nb" },
        () => _ = new RcptOptions { Orcpt = "rfc 822;a@b" },
        () => _ = new RcptOptions { Orcpt = ";a@b" },
        () => _ = new RcptOptions { Orcpt = "rfc822;a\rb@c" },
        () => _ = new RcptOptions { Orcpt = "utf-8;a\rb@c" },
        () => _ = new RcptOptions { Orcpt = "utf-8;\ud800@c" },
        () => _ = new SmtpDeliverBy(TimeSpan.Zero, SmtpDeliverByMode.Return),
        () => _ = new SmtpDeliverBy(TimeSpan.FromMilliseconds(999), SmtpDeliverByMode.Return),
        () => _ = new SmtpDeliverBy(TimeSpan.FromSeconds(1_000_000_000), SmtpDeliverByMode.Notify),
        () => _ = new SmtpDeliverBy(TimeSpan.FromSeconds(-1_000_000_000), SmtpDeliverByMode.Notify),
        () => _ = new SmtpDeliverBy(TimeSpan.FromSeconds(1), (SmtpDeliverByMode)2),
        () => _ = new SmtpTracking("secret"),
        () => _ = new SmtpTracking("BeXr2dWQjMkhUCHwis-8S1hXHFw"),
        () => _ = new SmtpTracking("BeXr2dWQjMkhUCHwis+8S1hXHFw", TimeSpan.FromSeconds(-1)),
        () => _ = new SmtpTracking("BeXr2dWQjMkhUCHwis+8S1hXHFw", TimeSpan.FromSeconds(1_000_000_000)),
        () => _ = new SmtpRecipientValidSince(Time, (SmtpRrvsAction)2),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_the_protocol_does_not_have_is_refused_when_it_is_set(Action set) => Assert.ThrowsAny<ArgumentException>(set);
}
