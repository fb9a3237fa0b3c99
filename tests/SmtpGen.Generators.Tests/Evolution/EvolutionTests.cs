using System.Text.Json.Nodes;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests.Evolution;

/// <summary>commands.json against the last one that was released: what breaks somebody is named, and needs a version that says so.</summary>
public class EvolutionTests
{
    private static string Released => Repository.Read("generators/released/commands.json");

    [Fact]
    public void What_the_spec_breaks_since_its_release_its_version_says()
    {
        var breaking = SpecComparison.Breaking(Released, Repository.Spec);
        Assert.True(
            breaking.Count == 0 || SpecComparison.SaysSo(Released, Repository.Spec),
            $"Raise the first number of \"version\" that is not 0, or undo:\n{string.Join("\n", breaking)}");
    }

    [Fact]
    public void The_released_spec_has_no_problem() => Assert.Empty(SpecReading.Read(Released).Problems);

    /// <summary>A text of the small spec, what stands there after, and what is said.</summary>
    public static TheoryData<string, string, string> Breaks => new()
    {
        { "\"property\": \"IsOpen\"", "\"property\": \"Opens\"", "facts/open: \"property\" was \"IsOpen\", and is \"Opens\"" },
        { "\"number\": 7", "\"number\": 8", "ports/Plain: \"number\" was 7, and is 8" },
        { "\"name\": \"Fine\"", "\"name\": \"Good\"", "replies/250: \"name\" was \"Fine\", and is \"Good\"" },
        { "\"ColdException\": { \"about\": \"Refused a greeting.\", \"base\": \"ReplyException\"", "\"ColdException\": { \"about\": \"Refused a greeting.\", \"base\": \"RootException\"", "exceptions/ColdException: \"base\" was \"ReplyException\", and is \"RootException\"" },
        { "\"LOADS\": { ", "\"LOADS\": { \"name\": \"Heaps\", ", "extensions/LOADS: the name \"Loads\" became \"Heaps\"" },
        { "\"LOUD\": { \"on\": [\"GREET\"], ", "\"LOUD\": { \"name\": \"Aloud\", \"on\": [\"GREET\"], ", "options/LOUD: the name \"Loud\" became \"Aloud\"" },
        { "\"minimum\": 0", "\"minimum\": 1", "options/COUNT: \"minimum\" rose from 0 to 1" },
        { "\"maximum\": 9", "\"maximum\": 8", "options/COUNT: \"maximum\" fell from 9 to 8" },
        { "\"maximumLength\": 10", "\"maximumLength\": 9", "options/NOTE: \"maximumLength\" fell from 10 to 9" },
        { "\"excludes\": [\"NOTE\"]", "\"excludes\": [\"NOTE\", \"WHO\"]", "options/TEXT: \"excludes\" has \"WHO\" now" },
        { "\"mayBeDropped\": true, ", "", "options/LOUD: \"mayBeDropped\" is true no more" },
        { "{ \"name\": \"Narrow\", \"about\": \"Some of it.\" }", "{ \"name\": \"Slim\", \"about\": \"Some of it.\" }", "options/MODE: \"values\" has \"SLIM as Narrow\" no more" },
        { "\"prefix\": \"GREET TO:\"", "\"prefix\": \"GREET FOR:\"", "commands/GREET: \"prefix\" was \"GREET TO:\", and is \"GREET FOR:\"" },
        { "\"aliases\": [\"Hail\"],", "", "commands/GREET: \"aliases\" has \"Hail\" no more" },
        { "\"name\": \"path\", \"kind\": \"forward-path\"", "\"name\": \"whom\", \"kind\": \"forward-path\"", "commands/GREET: the argument path (forward-path) became whom (forward-path)" },
        { "\"kind\": \"text\", \"optional\": true", "\"kind\": \"text\"", "commands/GREET: the argument words must be given now" },
        { "{ \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"Who asks.\" }", "{ \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"Who asks.\" }, { \"name\": \"more\", \"kind\": \"word\", \"about\": \"M.\" }", "commands/X-TELL: the argument more must be given now" },
        { ", { \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"Who asks.\" }", "", "commands/X-TELL: the argument self is gone" },
        { "\"word\": \"END\"", "\"word\": \"FIN\"", "commands/PART: the argument last (keyword END) became last (keyword FIN)" },
        { "\"requires\": [\"open\"]", "\"requires\": [\"open\", \"warm\"]", "commands/GREET: \"requires\" has \"warm\" now" },
        { "\"forbids\": [\"filling\"]", "\"forbids\": [\"filling\", \"warm\"]", "commands/GREET: \"forbids\" has \"warm\" now" },
        { "\"replies\": { \"250\": \"told\" }", "\"replies\": { \"220\": \"told\" }", "commands/X-TELL: \"replies\" has \"250\" no more" },
        { "\"method\": \"Identify\"", "\"method\": \"Prove\"", "commands/PROVE: the name \"Identify\" became \"Prove\"" },
        { "\"client\": \"SmtpSslClient\"", "\"client\": \"LmtpClient\"", "commands/OLD: \"client\" was \"SmtpSslClient\", and is \"LmtpClient\"" },
        { "\"endsSession\": true, ", "", "commands/BYE: \"endsSession\" was true, and is not given" },
        { "\"about\": \"Does nothing.\"", "\"about\": \"Does nothing.\", \"replyMatters\": true", "commands/OLD: \"replyMatters\" is true now" },
        { "\"OLD\": {", "\"OLDER\": {", "commands/OLD is gone" },
        { "\"SmtpSslClient.Connect\": { \"about\": \"Connects.\", ", "\"SmtpSslClient.Connect\": { \"about\": \"Connects.\", \"requires\": [\"warm\"], ", "operations/SmtpSslClient.Connect: \"requires\" has \"warm\" now" },
        { "\"type\": \"KeyOne\"", "\"type\": \"KeyTwo\"", "mechanisms/KEY-1: \"type\" was \"KeyOne\", and is \"KeyTwo\"" },
        { "\"step\": \"Greet\"", "\"step\": \"Hail\"", "facts/warm: \"step\" was \"Greet\", and is \"Hail\"" },
        { ", \"protectsSecrets\": true", "", "facts/warm: \"protectsSecrets\" is true no more" },
        { "\"carries\": { \"name\": \"Subject\", \"kind\": \"subject\", \"about\": \"The name.\" }", "\"carries\": { \"name\": \"Whom\", \"kind\": \"subject\", \"about\": \"The name.\" }", "exceptions/NamedException: \"carries\" was {\"name\":\"Subject\",\"kind\":\"subject\",\"about\":\"The name.\"}, and is {\"name\":\"Whom\",\"kind\":\"subject\",\"about\":\"The name.\"}" },
        { "\"kind\": \"xtext\", \"maximumLength\"", "\"kind\": \"text\", \"maximumLength\"", "options/NOTE: \"kind\" was \"xtext\", and is \"text\"" },
        { "\"type\": \"Other.Place\"", "\"type\": \"Other.Spot\"", "options/PLACE: \"type\" was \"Other.Place\", and is \"Other.Spot\"" },
        { "\"AT\": { \"on\": [\"GREET\"]", "\"AT\": { \"on\": []", "options/AT: \"on\" has \"GREET\" no more" },
        { "\"pattern\": \"^[a-z]+$\"", "\"pattern\": \"^[a-y]+$\"", "options/TEXT: \"pattern\" was \"^[a-z]\\u002B$\", and is \"^[a-y]\\u002B$\"" },
        { "\"needs\": [\"MODE\", \"LOUD\"]", "\"needs\": [\"MODE\", \"LOUD\", \"WHO\"]", "options/TEXT: \"needs\" has \"WHO\" now" },
        { "\"mayBeDropped\": true, \"extension\": \"LOADS\"", "\"mayBeDropped\": true, \"extension\": \"9BITS\"", "options/LOUD: \"extension\" was \"LOADS\", and is \"9BITS\"" },
        { "\"NOD\": { ", "\"NOD\": { \"name\": \"Bow\", ", "mechanisms/NOD: the name \"Nod\" became \"Bow\"" },
        { "\"credentials\": \"token\"", "\"credentials\": \"password\"", "mechanisms/TICKET: \"credentials\" was \"token\", and is \"password\"" },
        { "\"name\": \"CoverUp\", ", "\"name\": \"Wrap\", \"method\": \"CoverUp\", ", "commands/COVER: the name \"CoverUp\" became \"Wrap\"" },
        { "\"exchange\": \"handshake\"", "\"exchange\": \"reply\"", "commands/COVER: \"exchange\" was \"handshake\", and is \"reply\"" },
        { "\"options\": \"GreetOptions\"", "\"options\": \"HailOptions\"", "commands/GREET: \"options\" was \"GreetOptions\", and is \"HailOptions\"" },
        { "\"exception\": \"NamedException\"", "\"exception\": \"ColdException\"", "commands/GREET: \"exception\" was \"NamedException\", and is \"ColdException\"" },
        { "\"sets\": [\"warm\"],\n", "\"sets\": [],\n", "commands/GREET: \"sets\" has \"warm\" no more" },
        { "\"provides\": [\"warm\"], ", "", "commands/COVER: \"provides\" has \"warm\" no more" },
        { "\"clears\": [\"warm\"], \"throwsWhenRefused\": true", "\"clears\": [\"warm\"]", "commands/COVER: \"throwsWhenRefused\" was true, and is not given" },
        { "\"finalReplies\": { \"250\": \"taken\" }", "\"finalReplies\": { \"220\": \"taken\" }", "commands/FILL: \"finalReplies\" has \"250\" no more" },
        { "\"about\": \"Connects.\", \"rfc\": \"RFC 1 §1\", \"forbids\": [\"open\"]", "\"about\": \"Connects.\", \"rfc\": \"RFC 1 §1\", \"forbids\": [\"open\", \"warm\"]", "operations/Connect: \"forbids\" has \"warm\" now" },
        { "\"about\": \"Connects.\", \"sets\": [\"open\"], ", "\"about\": \"Connects.\", ", "operations/SmtpSslClient.Connect: \"sets\" has \"open\" no more" },
        { "\"sets\": [\"open\"], \"throwsWhenRefused\": true, ", "\"sets\": [\"open\"], ", "operations/Connect: \"throwsWhenRefused\" was true, and is not given" },
        { "\"sets\": [\"open\"], \"perhaps\": [\"warm\"]", "\"sets\": [\"open\"], \"endsSession\": true, \"perhaps\": [\"warm\"]", "operations/SmtpSslClient.Connect: \"endsSession\" was not given, and is true" },
        { ", \"provides\": [\"open\"]", "", "operations/SmtpSslClient.Connect: \"provides\" has \"open\" no more" },
        { "\"replies\": { \"220\": \"ready\", \"550\": \"no\" }", "\"replies\": { \"220\": \"ready\" }", "operations/Connect: \"replies\" has \"550\" no more" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_breaking_edit_is_named(string text, string replacement, string said)
        => Assert.Equal([said], SpecComparison.Breaking(Small.Spec, Small.With(text, replacement)));

    /// <summary>An edit that is looked for and that no row makes was never seen.</summary>
    [Fact]
    public void Each_edit_that_is_looked_for_is_in_a_row()
    {
        var released = JsonNode.Parse(Small.Spec)!;
        var rows = Breaks.Select(row => JsonNode.Parse(Small.With((string)row[0], (string)row[1]))!).ToList();
        foreach (var (section, edits) in SpecComparison.Sections)
        {
            for (var i = 0; i < edits.Length; i++)
                Assert.True(rows.Any(row => IsMade(edits[i], section, row)), $"nobody makes edit {i} of \"{section}\"");
        }

        bool IsMade(BreakingEdit edit, string section, JsonNode row)
            => released[section]!.AsObject().Any(entry => row[section]![entry.Key] is JsonObject now && edit.In(entry.Key, entry.Value!.AsObject(), now).Any());
    }

    [Theory]
    [InlineData("\"about\": \"Leaves.\"", "\"about\": \"Goes.\"")]
    [InlineData("\"rfc\": \"RFC 862\"", "\"rfc\": \"RFC 863\"")]
    [InlineData("\"BYE\": {", "\"BYE\": { \"name\": \"Bye\",")]
    [InlineData("\"BYE\": {", "\"HELLO\": { \"about\": \"H.\", \"replies\": { \"250\": \"h\" } }, \"BYE\": {")]
    [InlineData("\"aliases\": [\"Hail\"]", "\"aliases\": [\"Hail\", \"Salute\"]")]
    [InlineData("\"550\": \"not here\"", "\"550\": \"not here\", \"220\": \"go\"")]
    [InlineData("\"requires\": [\"open\"]", "\"requires\": []")]
    [InlineData("\"minimum\": 0, \"maximum\": 9", "\"maximum\": 10")]
    [InlineData("\"replyMatters\": true,", "")]
    [InlineData("{ \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"Who asks.\" }", "{ \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"Who asks.\" }, { \"name\": \"more\", \"kind\": \"word\", \"optional\": true, \"about\": \"M.\" }")]
    [InlineData("\"about\": \"Leaves.\"", "\"about\": \"Leaves.\", \"arguments\": [{ \"name\": \"self\", \"kind\": \"client-name\", \"about\": \"W.\" }, { \"name\": \"all\", \"kind\": \"keyword\", \"word\": \"ALL\", \"about\": \"A.\" }]")]
    [InlineData("\"timeout\": 60", "\"timeout\": 70")]
    public void An_edit_that_breaks_nobody_is_not(string text, string replacement)
        => Assert.Empty(SpecComparison.Breaking(Small.Spec, Small.With(text, replacement)));

    [Theory]
    [InlineData("1.2.3", "2.0.0", true)]
    [InlineData("1.2.3", "1.3.0", false)]
    [InlineData("1.2.3", "1.2.3", false)]
    [InlineData("0.1.0", "0.2.0", true)]
    [InlineData("0.1.0", "0.1.1", false)]
    public void A_version_says_that_something_broke_by_its_first_number_that_is_not_0(string released, string current, bool says)
        => Assert.Equal(says, SpecComparison.SaysSo($"{{ \"version\": \"{released}\" }}", $"{{ \"version\": \"{current}\" }}"));
}
