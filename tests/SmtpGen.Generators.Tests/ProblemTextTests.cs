using System.Text;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>
/// What a user reads of each mistake, word by word: everything that is said of it, and of which text. A golden file has it, mistake by
/// mistake, so that a change of words is read as a whole.
/// </summary>
public class ProblemTextTests
{
    private const string Command = "\"about\": \"A.\", \"replies\": { \"250\": \"yes\" }";

    /// <summary>Mistakes in the library's own file, beside those that <see cref="SpecProblemTests"/> has.</summary>
    private static readonly (string Text, string Mistake)[] OfTheLibrary =
    [
        ("\"kind\": \"none\", \"lineLength\": 5", "\"lineLength\": 5"),
        ("\"kind\": \"integer\", \"about\": \"Which one.\"", "\"about\": \"Which one.\""),
        ("\"kind\": \"replies\", \"about\": \"Each reply.\"", "\"about\": \"Each reply.\""),
        ("\"kind\": \"none\", \"lineLength\": 5", "\"kind\": 5, \"lineLength\": 5"),
        ("\"kind\": \"none\", \"lineLength\": 5", "\"kind\": \"none\", \"minimum\": 4, \"lineLength\": 5"),
        ("\"kind\": \"enum\"", "\"kind\": \"enmu\""),
        ("\"kind\": \"typed-xtext\"", "\"kind\": \"\""),
        ("\"kind\": \"forward-path\"", "\"kind\": \"path\""),
        ("\"kind\": \"keyword\"", "\"kind\": \"keywords\""),
        ("\"kind\": \"replies\", \"about\"", "\"kind\": \"repleis\", \"about\""),
        ("\"NEVER\": {", "\"not ever\": {"),
        ("\"name\": \"words\"", "\"name\": \"\""),
        ("\"name\": \"words\"", "\"name\": 5"),
        ("\"name\": \"CoverUp\"", "\"name\": \" \""),
        ("\"type\": \"Spot\"", "\"type\": \"\""),
        ("\"type\": \"Spot\"", "\"type\": []"),
        ("\"exception\": \"NamedException\"", "\"exception\": 5"),
        ("\"exception\": \"NamedException\"", "\"exception\": \"\""),
        ("\"thrownBy\": \"refusals\"", "\"thrownBy\": \"nobody\""),
        ("\"pipelining\": \"anywhere\"", "\"pipelining\": true"),
        ("\"pipelining\": \"anywhere\"", "\"pipelining\": \"any\""),
        ("\"version\": \"1.2.3\"", "\"version\": 1, \"extends\": 5"),
        ("\"version\": \"1.2.3\"", "\"extends\": \"1.2.3\", \"access\": \"public\""),
        ("\"values\": { \"WIDE\": { \"about\": \"All of it.\", \"extension\": \"9BITS\" }, \"SLIM\": { \"name\": \"Narrow\", \"about\": \"Some of it.\" } }", "\"values\": {}"),
        ("\"NEVER\": { \"about\": \"Not at all.\", \"alone\": true }", "\"NEVER\": { \"alone\": 1 }"),
        ("\"slim\": { \"about\": \"Few letters.\" }", "\"slim\": 1"),
        ("\"when\": { \"last\": { \"clears\": [\"warm\", \"filling\"] } }", "\"when\": { \"last\": [] }"),
    ];

    /// <summary>Mistakes that a project can make in its own files.</summary>
    private static readonly string[] OfProjects =
    [
        // What the file says of itself, and what only the library can say.
        "\"extends\": \"9.9.9\"",
        "\"extends\": \"newest\"",
        "\"extends\": \" \"",
        "\"access\": \"private\"",
        "\"ports\": {}, \"operations\": 5",
        "\"exceptions\": { \"XException\": { \"about\": \"A.\", \"base\": \"SmtpException\", \"handWritten\": true, \"thrownBy\": \"options\" } }",
        "\"exceptions\": { \"XException\": { \"about\": \"A.\" } }",
        "\"exceptions\": { \"AException\": { \"about\": \"A.\", \"base\": \"BException\" }, \"BException\": { \"about\": \"B.\", \"base\": \"AException\" } }",
        "\"facts\": { \"cold\": { \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\", \"property\": \"IsCold\" } }",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"client\": \"LtmpClient\" }} }}",

        // The order of a session, and options that nobody takes; nothing is said of it while something else is wrong.
        $"\"facts\": {{ \"cold\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" }} }}, \"commands\": {{ \"XA\": {{ {Command}, \"sets\": [\"cold\"], \"mistake\": 1 }}, \"XB\": {{ {Command}, \"requires\": [\"cold\"] }} }}",
        "\"facts\": { \"cold\": { \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" } }",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"requires\": [\"hello\"], \"forbids\": [\"hello\"] }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"requires\": [\"esmtp\", \"sender\"], \"forbids\": [\"hello\", \"tls\"] }} }}",
        "\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"none\" } }",
        "\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"NOOP\", \"HELP\"] } }",

        // Names that are taken: each kind of name, and each of those who can have it.
        "\"facts\": { \"none\": { \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" } }",
        "\"replies\": { \"259\": { \"name\": \"ToString\", \"about\": \"A.\" } }",
        "\"extensions\": { \"XE\": { \"name\": \"OwnExtension\", \"about\": \"A.\" } }",
        "\"options\": { \"XO\": { \"name\": \"SetRaw\", \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"MAIL\"] } }",
        "\"options\": { \"XO\": { \"about\": \"O.\", \"kind\": \"enum\", \"type\": \"SmtpBody\", \"values\": { \"A\": { \"about\": \"A.\" } }, \"on\": [\"MAIL\"] } }",
        $"\"options\": {{ \"XO\": {{ \"name\": \"XaOptions\", \"about\": \"O.\", \"kind\": \"none\", \"on\": [\"XA\"] }} }}, \"commands\": {{ \"XA\": {{ {Command}, \"options\": \"XaOptions\" }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"name\": \"Table\" }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"method\": \"PutCommand\" }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"method\": \"Noop\" }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"aliases\": [\"Xa\"] }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command}, \"options\": \"SmtpPool\" }} }}",
        $"\"commands\": {{ \"XA\": {{ {Command} }}, \"X-A\": {{ {Command}, \"name\": \"Xa\", \"method\": \"Xb\" }} }}",
        "\"exceptions\": { \"SmtpPool\": { \"about\": \"A.\", \"base\": \"SmtpException\" } }",
        Carrying("Message", "SmtpException"),
        Carrying("SmtpCode", "SmtpResponseException"),
        Carrying("Sender", "SmtpSenderRefusedException"),
        Carrying("inner", "SmtpException"),
        Carrying("XException", "SmtpException"),
    ];

    [Fact]
    public void What_is_said_of_each_mistake_is_what_was_accepted()
    {
        var text = new StringBuilder();
        var ofTheLibrary = SpecProblemTests.Mistakes.Select(row => ((string)row[0], Small.Unmark((string)row[1]).Text)).Concat(OfTheLibrary);
        foreach (var (right, wrong) in ofTheLibrary)
            Append(text, wrong, new SpecFile("", SpecRole.Library, Small.With(right, wrong)));
        foreach (var content in OfProjects)
            Append(text, content, new SpecFile("own.smtp.json", SpecRole.Own, $"{{ \"about\": \"A.\", {content} }}"));
        Append(text, "(the same file twice)", Declaring("a"), Declaring("b"));
        Append(text, "(a file that is too long)", new SpecFile("long.smtp.json", SpecRole.Own, null));
        Golden.CheckFile("tests/SmtpGen.Generators.Tests/Support/problems.txt", text.ToString());
    }

    private static void Append(StringBuilder text, string mistake, params SpecFile[] files)
    {
        text.Append(mistake).Append('\n');
        foreach (var problem in Assert.Single(SpecReading.ReadAll(files)).Problems)
        {
            var place = files.Single(file => file.Path == problem.Path).Text?[problem.Span.Start.Offset..problem.Span.End.Offset];
            text.Append($"    {problem.Kind} {place?.ReplaceLineEndings(" ")}: {problem.Message}\n");
        }

        text.Append('\n');
    }

    private static SpecFile Declaring(string name)
        => new($"some/{name}.smtp.json", SpecRole.Own, $"{{\n  \"about\": \"A.\",\n  \"commands\": {{ \"XA\": {{ {Command} }} }}\n}}");

    private static string Carrying(string name, string from)
        => $"\"exceptions\": {{ \"XException\": {{ \"about\": \"A.\", \"base\": \"{from}\", \"carries\": {{ \"name\": \"{name}\", \"kind\": \"subject\", \"about\": \"S.\" }} }} }}";
}
