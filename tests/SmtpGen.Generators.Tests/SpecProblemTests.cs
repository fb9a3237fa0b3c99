using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Spec.Model;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>Each mistake is one problem at its place, and costs the entry it is in.</summary>
public class SpecProblemTests
{
    /// <summary>A text of the small spec, the same with a mistake whose place is marked, the problem, and a part of its message.</summary>
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // Keys.
        { "\"number\": 7,", "\"number\": 7, «\"nubmer\"»: 8,", nameof(UnknownKey), "Did you mean \"number\"?" },
        { "\"listsExtensions\": true", "«\"listExtensions\"»: true", nameof(UnknownKey), "Did you mean \"listsExtensions\"?" },
        { "\"clears\": [\"warm\", \"filling\"] }", "\"clears\": [\"warm\"], «\"forbids\"»: [] }", nameof(UnknownKey), "forbids" },
        { "\"word\": \"END\", \"about\": \"Whether it is the last.\"", "\"word\": \"END\", \"about\": \"Whether.\", «\"optional\"»: true", nameof(UnknownKey), "optional" },
        { "\"kind\": \"none\", \"lineLength\": 5", "\"kind\": \"none\", «\"pattern\"»: \"^.$\", \"lineLength\": 5", nameof(UnknownKey), "pattern" },
        { "\"kind\": \"date-time\"", "\"kind\": \"date-time\", «\"nullPath\"»: true", nameof(UnknownKey), "nullPath" },
        { "\"kind\": \"date-time\"", "\"kind\": \"date-time\", «\"valueOptional\"»: true", nameof(UnknownKey), "valueOptional" },
        { "\"kind\": \"date-time\"", "\"kind\": \"date-time\", «\"addressTypes\"»: {}", nameof(UnknownKey), "addressTypes" },
        { "\"kind\": \"date-time\"", "\"kind\": \"date-time\", «\"type\"»: \"DateTime\"", nameof(UnknownKey), "type" },
        { "\"SPOT\": { \"on\": [\"GREET\"], \"kind\": \"custom\", \"type\": \"Spot\"", "«\"SPOT\"»: { \"on\": [\"GREET\"], \"kind\": \"custom\"", nameof(MissingKey), "\"type\"" },
        { "\"slim\": { \"about\": \"Few letters.\" }", "«\"slim\"»: {}", nameof(MissingKey), "\"about\"" },
        { "\"kind\": \"none\", \"lineLength\": 5", "\"kind\": \"none\", «\"maximum\"»: 4, \"lineLength\": 5", nameof(UnknownKey), "maximum" },
        { "\"NOD\": { ", "\"NOD\": { «\"credentials\"»: \"password\", ", nameof(UnknownKey), "credentials" },
        { "\"NOD\": { ", "\"NOD\": { «\"bindsChannel\"»: true, ", nameof(UnknownKey), "bindsChannel" },
        { "\"Line\": { \"value\": 100, ", "«\"Line\"»: { ", nameof(MissingKey), "\"value\"" },
        { "\"KEY-1\": { \"type\": \"KeyOne\", \"clientFirst\": true, \"about\": \"A key.\", ", "«\"KEY-1\"»: { \"type\": \"KeyOne\", ", nameof(MissingKey), "\"about\"" },
        { "\"334\": { \"name\": \"More\", ", "«\"334\"»: { ", nameof(MissingKey), "\"name\"" },
        { "\"OfferException\": { \"about\": \"Not offered.\", \"base\": \"RootException\", ", "«\"OfferException\"»: { \"about\": \"Not offered.\", ", nameof(MissingKey), "\"base\"" },
        { "\"PART\": { \"about\": \"Sends a part.\", \"exchange\": \"chunk\"", "«\"PART\"»: { \"about\": \"Sends.\", \"exchange\": \"content\"", nameof(MissingKey), "\"finalReplies\"" },
        { "\"BYE\": { \"about\": \"Leaves.\", \"endsSession\": true, \"replies\": { \"220\": \"gone\" },", "«\"BYE\"»: { \"about\": \"Leaves.\",", nameof(MissingKey), "\"replies\"" },
        { "\"MODE\": { \"on\": [\"GREET\"], \"kind\": \"enum\", \"type\": \"GreetMode\", ", "«\"MODE\"»: { \"on\": [\"GREET\"], \"kind\": \"enum\", ", nameof(MissingKey), "\"type\"" },
        { "\"value\": 100,", "\"value\": 100, «\"value\"»: 5,", nameof(DuplicateKey), "remove one" },
        { "\"421\": {", "«\"334\"»: {", nameof(DuplicateKey), "\"334\"" },
        { "\"clears\": [\"warm\", \"filling\"] }", "\"clears\": [\"warm\", «\"warm\"»] }", nameof(DuplicateKey), "stands twice" },

        // Types and values.
        { "\"parameters\": { \"optional\": true, \"grammar\": \"*(\\\"<\\\" DIGIT)\", \"words\": { \"1\": \"one\" } }", "\"parameters\": «{ \"optional\": true }»", nameof(MissingKey), "\"grammar\"" },
        { "\"words\": { \"1\": \"one\" }", "\"words\": { \"1\": «1» }", nameof(WrongType), "text in double quotes" },
        { "\"obsolete\": \"Bytes have \\\"eight\\\": use LOADS.\"", "\"obsolete\": «true»", nameof(WrongType), "text in double quotes" },
        { "\"number\": 7,", "\"number\": «\"7\"»,", nameof(WrongType), "must be a number" },
        { "\"default\": true", "\"default\": «\"yes\"»", nameof(WrongType), "true or false" },
        { "\"unit\": \"octets\"", "\"unit\": «[]»", nameof(WrongType), "text in double quotes" },
        { "\"forbids\": [\"filling\"]", "\"forbids\": «\"filling\"»", nameof(WrongType), "an array" },
        { "\"forbids\": [\"filling\"]", "\"forbids\": [«1»]", nameof(WrongType), "text in double quotes" },
        { "{ \"number\": 7, \"about\": \"Where it listens.\", \"rfc\": \"RFC 862\" }", "«[7]»", nameof(WrongType), "an object" },
        { "\"meant\": { \"GREET\": \"MODE=WIDE\" }", "\"meant\": «1»", nameof(WrongType), "an object" },
        { "\"pattern\": \"^[a-z]+$\"", "\"pattern\": «\"[a-z]+$\"»", nameof(BadValue), "begin with ^" },
        { "\"pattern\": \"^[a-z]+$\"", "\"pattern\": «\"^[a-z]+\"»", nameof(BadValue), "end with $" },
        { "\"pattern\": \"^[a-z]+$\"", "\"pattern\": «\"^[a-z+$\"»", nameof(BadValue), "no regular expression" },
        { "\"number\": 7,", "\"number\": «65536»,", nameof(BadValue), "from 1 to 65535" },
        { "\"number\": 7,", "\"number\": «1.5»,", nameof(BadValue), "whole number" },
        { "\"number\": 7,", "\"number\": «1000000000000000000000»,", nameof(BadValue), "whole number" },
        { "\"seconds\": 30", "\"seconds\": «0»", nameof(BadValue), "from 1 to" },
        { "\"unit\": \"octets\"", "\"unit\": «\" \"»", nameof(BadValue), "empty" },
        { "\"exchange\": \"handshake\"", "\"exchange\": «\"handshaking\"»", nameof(BadValue), "Did you mean \"handshake\"?" },
        { "\"credentials\": \"token\"", "\"credentials\": «\"tokens\"»", nameof(BadValue), "Did you mean \"token\"?" },
        { "\"usage\": \"obsolete\"", "\"usage\": «\"OBSOLETE\"»", nameof(BadValue), "\"obsolete\"" },
        { "\"KEY-1\": {", "«\"key 1\"»: {", nameof(BadValue), "mechanism" },
        { "\"X-TELL\": {", "«\"X TELL\"»: {", nameof(BadValue), "capital letters" },
        { "\"X.1.1\": {", "«\"X.1.01\"»: {", nameof(BadValue), "for a code" },
        { "\"5.XXX.YYY\": {", "«\"3.XXX.YYY\"»: {", nameof(BadValue), "for a class" },
        { "\"COUNT\": {", "«\"COUNT=\"»: {", nameof(BadValue), "capital letters" },
        { "\"421\": {", "«\"921\"»: {", nameof(BadValue), "three digits" },
        { "\"exchange\": \"sasl\"", "\"exchange\": \"sasl\", \"options\": «\"ProveOptions\"»", nameof(BadValue), "no options" },
        { "\"exchange\": \"sasl\"", "\"exchange\": \"sasl\", \"arguments\": «[{ \"name\": \"a\", \"kind\": \"word\", \"about\": \"A.\" }]»", nameof(BadValue), "no arguments" },
        { "\"exchange\": \"sasl\"", "\"exchange\": \"sasl\", \"client\": «\"OtherClient\"»", nameof(BadValue), "one client alone" },
        { "\"ignoresText\": true", "\"arguments\": [{ \"name\": \"a\", \"kind\": \"word\", \"about\": \"A.\" }], \"ignoresText\": «true»", nameof(BadValue), "does not ignore" },
        { "\"client\": \"SmtpSslClient\"", "\"client\": «\"Ssl Client\"»", nameof(BadIdentifier), "Ssl Client" },
        { "\"220\": \"ready\"", "«\"222\"»: \"ready\"", nameof(UnknownReference), "\"222\"" },
        { "\"endsSession\": true, ", "\"endsSession\": true, \"finalReplies\": «{ \"250\": \"gone\" }», ", nameof(BadValue), "finalReplies" },
        { "\"kind\": \"integer\", \"about\": \"Which one.\" }, {", "\"kind\": \"integer\", \"about\": \"Which one.\" }, { \"name\": \"t\", \"kind\": \"text\", \"optional\": true, \"about\": \"T.\" }, «{ \"name\": \"u\", \"kind\": \"text\", \"about\": \"U.\" }», {", nameof(BadValue), "change their order" },
        { "\"about\": \"Refused a greeting.\", \"base\": \"ReplyException\"", "\"about\": \"Refused.\", \"base\": \"ReplyException\", \"carries\": «{ \"name\": \"R\", \"kind\": \"reply\", \"about\": \"R.\" }»", nameof(BadValue), "hand-written" },

        // References.
        { "\"step\": \"Greet\"", "\"step\": «\"Greeting\"»", nameof(UnknownReference), "Did you mean \"Greet\"?" },
        { "\"undo\": \"Bye\"", "\"undo\": «\"Bey\"»", nameof(UnknownReference), "there is no member \"Bey\" in \"commands\" and \"operations\"" },
        { "\"forbids\": [\"filling\"]", "\"forbids\": [«\"fillin\"»]", nameof(UnknownReference), "Did you mean \"filling\"?" },
        { "\"exception\": \"NamedException\"", "\"exception\": «\"NameException\"»", nameof(UnknownReference), "Did you mean \"NamedException\"?" },
        { "\"extension\": \"LOADS\", \"arguments\"", "\"extension\": «\"LOAD\"», \"arguments\"", nameof(UnknownReference), "Did you mean \"LOADS\"?" },
        { "\"550\": \"not here\"", "«\"551\"»: \"not here\"", nameof(UnknownReference), "\"551\"" },
        { "\"meant\": { \"GREET\"", "\"meant\": { «\"GRET\"»", nameof(UnknownReference), "Did you mean \"GREET\"?" },
        { "\"dependsOn\": [\"LOADS\"]", "\"dependsOn\": [«\"LOAD\"»]", nameof(UnknownReference), "Did you mean \"LOADS\"?" },
        { "\"excludes\": [\"NOTE\"]", "\"excludes\": [«\"NOTES\"»]", nameof(UnknownReference), "Did you mean \"NOTE\"?" },
        { "\"needs\": [\"MODE\", \"LOUD\"]", "\"needs\": [\"MODE\", «\"ALOUD\"»]", nameof(UnknownReference), "Did you mean \"LOUD\"?" },
        { "\"replies\": [\"550\", \"4XX\"]", "\"replies\": [«\"551\"», \"4XX\"]", nameof(UnknownReference), "\"551\"" },
        { "\"550\": \"no such note\"", "«\"551\"»: \"no such note\"", nameof(UnknownReference), "\"551\"" },
        { "\"LOUD\": { \"on\": [\"GREET\"]", "\"LOUD\": { \"on\": [«\"HELLO\"»]", nameof(UnknownReference), "\"HELLO\"" },
        { "\"when\": { \"last\"", "\"when\": { «\"least\"»", nameof(UnknownReference), "\"least\"" },
        { "\"base\": \"RootException\", \"thrownBy\": \"options\"", "\"base\": «\"Exception\"», \"thrownBy\": \"options\"", nameof(UnknownReference), "\"Exception\"" },

        // Reply classes.
        { "\"replies\": { \"250\": \"told\" }", "\"replies\": { \"250\": \"told\", «\"334\"»: \"more\" }", nameof(ReplyClass), "asks for more" },
        { "\"finalReplies\": { \"250\": \"taken\" }", "\"finalReplies\": { \"250\": \"taken\", «\"354\"»: \"more\" }", nameof(ReplyClass), "at its end" },
        { "\"replies\": { \"250\": \"told\" }", "\"replies\": «{ \"550\": \"no\" }»", nameof(ReplyClass), "begins with 2" },
        { "\"replies\": { \"354\": \"send\", \"550\": \"no\" }", "\"replies\": «{ \"550\": \"no\" }»", nameof(ReplyClass), "begins with 3" },

        // Names in C#.
        { "\"type\": \"Other.Place\"", "\"type\": «\"Other.int\"»", nameof(BadIdentifier), "\"int\"" },
        { "\"property\": \"IsOpen\"", "\"property\": «\"Is-Open\"»", nameof(BadIdentifier), "\"Is-Open\"" },
        { "\"Line\": {", "«\"2Lines\"»: {", nameof(BadIdentifier), "a letter first" },
        { "\"name\": \"words\"", "\"name\": «\"string\"»", nameof(BadIdentifier), "no keyword" },
        { "\"aliases\": [\"Hail\"]", "\"aliases\": [«\"Hail!\"»]", nameof(BadIdentifier), "\"Hail!\"" },
        { "\"9BITS\": { \"name\": \"NineBits\", ", "«\"9BITS\"»: { ", nameof(BadIdentifier), "\"9bits\"" },
        { "\"SmtpSslClient.Connect\": {", "«\"A.B.Connect\"»: {", nameof(BadIdentifier), "Type.Member" },
        { "\"550\": { \"name\": \"No\"", "«\"550\"»: { \"name\": \"Fine\"", nameof(NameClash), "\"Fine\" is taken in C# by the entry at line 22" },
        { "\"550\": { \"name\": \"No\"", "«\"550\"»: { \"name\": \"FINE\"", nameof(NameClash), "\"FINE\"" },
        { "\"filling\": { \"about\": \"A load is under way.\", \"property\": \"IsFilling\"", "«\"filling\"»: { \"about\": \"A load.\", \"property\": \"IsWarm\"", nameof(NameClash), "\"IsWarm\"" },
        { "\"BYE\": {", "«\"BYE\"»: { \"aliases\": [\"Hail\"],", nameof(NameClash), "\"Hail\"" },
        { "\"X-TELL\": {", "«\"X-TELL\"»: { \"method\": \"Connect\",", nameof(NameClash), "\"Connect\"" },
        { "\"X-TELL\": {", "«\"X-TELL\"»: { \"method\": \"IsWarm\",", nameof(NameClash), "\"IsWarm\"" },
        { "\"X-TELL\": {", "«\"X-TELL\"»: { \"name\": \"All\",", nameof(NameClash), "\"All\"" },
        { "\"BYE\": {", "«\"BYE\"»: { \"options\": \"GreetOptions\",", nameof(NameClash), "\"GreetOptions\"" },
        { "\"WHEN\": {", "«\"WHEN\"»: { \"name\": \"Mode\",", nameof(NameClash), "\"Mode\"" },
        { "\"DAY\": {", "«\"DAY\"»: { \"name\": \"Never\",", nameof(NameClash), "\"Never\"" },
        { "{ \"name\": \"words\", \"kind\": \"text\", \"optional\": true, \"about\": \"What to say.\" }", "«{ \"name\": \"path\", \"kind\": \"text\", \"about\": \"What.\" }»", nameof(NameClash), "\"path\"" },
        { "{ \"name\": \"words\", \"kind\": \"text\", \"optional\": true, \"about\": \"What to say.\" }", "«{ \"name\": \"options\", \"kind\": \"text\", \"about\": \"What.\" }»", nameof(NameClash), "\"options\"" },
        { "\"ColdException\": { \"about\": \"Refused a greeting.\", \"base\": \"ReplyException\"", "«\"ColdException\"»: { \"about\": \"Refused.\", \"base\": \"ColdException\"", nameof(ExceptionCycle), "derives from itself" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_a_problem_at_its_place(string text, string mistake, string kind, string message)
    {
        var (spec, span) = Small.Unmark(Small.With(text, mistake));
        var problem = Assert.Single(SpecReading.Read(spec).Problems, problem => problem.Kind.ToString() == kind);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(span, problem.Span);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_costs_its_entry_and_no_other(string text, string mistake, string kind, string message)
    {
        var reading = SpecReading.Read(Small.Unmark(Small.With(text, mistake)).Text);
        Assert.True(CountEntries(reading.Spec!) == CountEntries(SpecReading.Read(Small.Spec).Spec!) - 1, $"{kind}: {message}");
    }

    /// <summary>What holds where nothing is said may be said.</summary>
    [Theory]
    [InlineData("\"ColdException\": {", "\"thrownBy\": \"named\", \"handWritten\": false")]
    [InlineData("\"X-TELL\": {", "\"exchange\": \"reply\"")]
    [InlineData("\"X-TELL\": {", "\"pipelining\": \"last\"")]
    [InlineData("\"X-TELL\": {", "\"name\": \"XTell\", \"method\": \"XTell\", \"prefix\": \"X-TELL\"")]
    [InlineData("\"X-TELL\": {", "\"endsSession\": false, \"replyMatters\": false, \"ignoresText\": false, \"aliases\": [], \"when\": {}, \"finalReplies\": {}")]
    [InlineData("\"KEY-1\": {", "\"name\": \"Key1\", \"usage\": \"unregistered\", \"sendsSecret\": false")]
    [InlineData("\"KEY-1\": {", "\"credentials\": \"other\", \"bindsChannel\": false")]
    [InlineData("\"AT\": {", "\"excludes\": [], \"needs\": [], \"replies\": {}, \"mayBeDropped\": false")]
    public void What_holds_anyway_makes_no_difference(string entry, string more)
    {
        var reading = SpecReading.Read(Small.With(entry, $"{entry} {more},"));
        Assert.Empty(reading.Problems);
        Assert.Equal(SpecReading.Read(Small.Spec).Spec, reading.Spec);
    }

    [Fact]
    public void Exceptions_that_derive_from_each_other_are_each_reported()
    {
        var spec = Small.With("\"base\": \"ReplyException\" },\n    \"NamedException\": { \"about\": \"Refused a name.\", \"base\": \"ReplyException\"", "\"base\": \"NamedException\" },\n    \"NamedException\": { \"about\": \"Refused a name.\", \"base\": \"ColdException\"");
        var cycles = SpecReading.Read(spec).Problems.Where(problem => problem.Kind == ExceptionCycle).Select(problem => problem.Message);
        Assert.Collection(cycles, first => Assert.Contains("ColdException → NamedException", first), second => Assert.Contains("NamedException → ColdException", second));
    }

    [Fact]
    public void A_text_that_is_no_JSON_costs_the_file()
    {
        var reading = SpecReading.Read(Small.Spec + "x");
        Assert.Null(reading.Spec);
        Assert.Equal(NotJson, Assert.Single(reading.Problems).Kind);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"about\"")]
    public void A_file_that_is_no_object_is_a_problem_and_an_empty_spec(string text)
    {
        var reading = SpecReading.Read(text);
        Assert.Equal(WrongType, reading.Problems[0].Kind);
        Assert.Equal(0, CountEntries(reading.Spec!));
    }

    [Fact]
    public void A_missing_base_or_section_is_no_exception()
    {
        foreach (var property in new[] { "facts", "replies", "exceptions", "commands", "options" })
            Assert.NotNull(SpecReading.Read($"{{ \"about\": \"A.\", \"{property}\": {{ \"A\": null, \"B\": {{}}, \"C\": [] }} }}").Spec);
    }

    private static int CountEntries(SmtpSpec spec)
        => typeof(SmtpSpec).GetProperties().Select(property => property.GetValue(spec)).OfType<System.Collections.IEnumerable>().Sum(section => section.Cast<object>().Count());
}
