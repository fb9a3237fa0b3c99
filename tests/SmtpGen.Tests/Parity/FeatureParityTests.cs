using SmtpGen.Tests.Harness;

namespace SmtpGen.Tests.Parity;

/// <summary>smtplib's <c>esmtp_features</c> and <c>has_extn</c>.</summary>
public class FeatureParityTests
{
    /// <summary>Lines of a server, a keyword to ask for, and its parameters; null: not offered.</summary>
    public static TheoryData<Flavour, string[], string, string?> Lists
    {
        get
        {
            (string[] Lines, string Keyword, string? Parameters)[] cases =
            [
                (["SIZE 1000"], "size", "1000"),
                (["size 1000"], "SIZE", "1000"),
                (["SIZE"], "SIZE", ""),
                (["SIZE  1000  "], "SIZE", "1000"),
                ([" SIZE 1000"], "SIZE", "1000"),
                (["SIZE\t1000"], "SIZE", "1000"),
                (["SIZE=1000"], "SIZE", "1000"),
                (["SIZE 1000", "SIZE 2000"], "SIZE", "2000"),
                (["SIZE 1000"], "SIZ", null),
                (["SIZE 1000"], "SIZE 1000", null),
                (["8BITMIME"], "8bitmime", ""),
                (["X-OWN one two"], "x-own", "one two"),
                (["*STARS 1"], "*STARS", null),
                (["-DASH"], "-DASH", null),
                ([""], "", null),
                (["PIPELINING"], "SIZE", null),
                (["AUTH PLAIN LOGIN"], "auth", "PLAIN LOGIN"),
                (["AUTH=PLAIN LOGIN"], "AUTH", "PLAIN LOGIN"),
                (["AUTH=PLAIN LOGIN"], "AUTH=PLAIN", null),
                (["AUTH PLAIN", "AUTH LOGIN"], "AUTH", "PLAIN LOGIN"),
                (["AUTH PLAIN LOGIN", "AUTH=LOGIN CRAM-MD5"], "AUTH", "PLAIN LOGIN CRAM-MD5"),
                (["AUTH=LOGIN", "AUTH plain login"], "AUTH", "LOGIN plain"),
                (["auth= LOGIN"], "AUTH", "LOGIN"),
                (["AUTH"], "AUTH", ""),
                (["AUTHENTICATE PLAIN"], "AUTH", null),
                (["XAUTH PLAIN"], "AUTH", null),
            ];
            var data = new TheoryData<Flavour, string[], string, string?>();
            foreach (Flavour flavour in Enum.GetValues<Flavour>())
            {
                foreach ((string[] lines, string keyword, string? parameters) in cases)
                    data.Add(flavour, lines, keyword, parameters);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_keyword_has_the_parameters_of_its_lines(Flavour flavour, string[] lines, string keyword, string? parameters)
    {
        await using Subject subject = await Subject.Over(flavour, new ScriptedStream().ExpectEhlo(lines));

        await subject.Ehlo();

        Assert.Equal(parameters, subject.Client.EsmtpFeatures.GetValueOrDefault(keyword));
        Assert.Equal(parameters is not null, subject.Client.HasExtension(keyword));
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task The_first_line_is_a_greeting_and_offers_nothing(Flavour flavour)
    {
        foreach (string answer in new[] { "250 SIZE 1000\r\n", "250-SIZE 1000\r\n250 HELP\r\n", "250\r\n" })
        {
            await using Subject subject = await Subject.Over(flavour, new ScriptedStream().Expect("EHLO client.example\r\n", answer));

            await subject.Ehlo();

            Assert.True(subject.Client.DoesEsmtp);
            Assert.False(subject.Client.HasExtension("SIZE"));
        }
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task A_second_EHLO_replaces_the_list(Flavour flavour)
    {
        var stream = new ScriptedStream().ExpectEhlo("SIZE 1000", "AUTH PLAIN").ExpectEhlo("8BITMIME", "AUTH LOGIN");
        await using Subject subject = await Subject.Over(flavour, stream);

        await subject.Ehlo();
        await subject.Ehlo();

        Assert.Equal(["8BITMIME", "AUTH"], subject.Client.EsmtpFeatures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("LOGIN", subject.Client.EsmtpFeatures["AUTH"]);
    }

    [Theory]
    [MemberData(nameof(Subject.Flavours), MemberType = typeof(Subject))]
    public async Task Before_an_introduction_there_is_no_extension(Flavour flavour)
    {
        await using Subject subject = await Subject.Over(flavour, new ScriptedStream("220 server.example ESMTP SIZE\r\n"));

        Assert.False(subject.Client.HasExtension("SIZE"));
        Assert.Empty(subject.Client.EsmtpFeatures);
        Assert.False(subject.Client.DoesEsmtp);
        Assert.Throws<ArgumentNullException>(() => subject.Client.HasExtension(null!));
    }
}
