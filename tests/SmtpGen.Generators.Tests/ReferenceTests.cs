using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>What an entry may refer to: members of clients, the parameters of a method, the class of a reply, the files beside it.</summary>
public class ReferenceTests
{
    private const string Replies = "\"replies\": { \"250\": \"yes\" }";

    /// <summary>A fact says which member makes it hold: any method of a verb by the name that it has in C#, and any operation.</summary>
    [Theory]
    [InlineData("\"XA\": { # }", "Xa", true)]
    [InlineData("\"XA\": { # }", "XA", false)]
    [InlineData("\"XA\": { \"name\": \"Named\", # }", "Named", true)]
    [InlineData("\"XA\": { \"name\": \"Named\", # }", "Xa", false)]
    [InlineData("\"XA\": { \"name\": \"Named\", \"method\": \"Called\", # }", "Called", true)]
    [InlineData("\"XA\": { \"name\": \"Named\", \"method\": \"Called\", # }", "Named", false)]
    [InlineData("\"XA\": { \"aliases\": [\"Also\"], # }", "Also", true)]
    [InlineData("\"XA\": { \"aliases\": [\"Also\"], # }", "Xa", true)]
    [InlineData("\"XA\": { # }", "StartTls", true)]
    [InlineData("\"XA\": { # }", "Verify", true)]
    [InlineData("\"XA\": { # }", "Connect", true)]
    [InlineData("\"XA\": { # }", "SendMail", true)]
    [InlineData("\"XA\": { # }", "SmtpSslClient", false)]
    [InlineData("\"XA\": { # }", "Nothing", false)]
    public void A_step_is_a_member_of_a_client(string command, string step, bool isRight)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"facts\": {{ \"cold\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\", \"step\": «\"{step}\"» }} }}, \"commands\": {{ {command.Replace("#", $"\"about\": \"A.\", \"sets\": [\"cold\"], {Replies}")} }} }}");
        Assert.Equal(isRight ? [] : [(UnknownReference, span)], Own.Read(text).Problems.Select(problem => (problem.Kind, problem.Span)));
    }

    /// <summary>Where a verb has a mistake in its name, any member may be the one that is meant: one mistake is said.</summary>
    [Theory]
    [InlineData("\"XA\": «5»", WrongType)]
    [InlineData("\"XA\": { \"about\": \"A.\", \"method\": «\"no name\"», \"replies\": { \"250\": \"yes\" } }", BadIdentifier)]
    [InlineData("\"XA\": { \"about\": \"A.\", \"method\": «[]», \"replies\": { \"250\": \"yes\" } }", WrongType)]
    [InlineData("\"XA\": { \"about\": \"A.\", \"aliases\": [«7»], \"replies\": { \"250\": \"yes\" } }", WrongType)]
    public void A_step_is_no_second_mistake(string command, object kind)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"facts\": {{ \"cold\": {{ \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\", \"step\": \"Nothing\" }} }}, \"commands\": {{ \"XB\": {{ \"about\": \"B.\", \"sets\": [\"cold\"], {Replies} }}, {command} }} }}");
        Assert.Equal([((SpecProblemKind)kind, span)], Own.Read(text).Problems.Select(problem => (problem.Kind, problem.Span)));
    }

    /// <summary>In the library's own file an operation may be one of a type, and its member alone is its name.</summary>
    [Theory]
    [InlineData("Open", true)]
    [InlineData("Other", false)]
    [InlineData("Other.Open", false)]
    public void An_operation_of_a_type_is_a_member(string step, bool isRight)
    {
        var text = $"{{ \"about\": \"A.\", \"facts\": {{ \"cold\": {{ \"about\": \"F.\", \"property\": \"IsCold\", \"missing\": \"m\", \"present\": \"p\", \"step\": \"{step}\" }} }}, \"operations\": {{ \"Other.Open\": {{ \"about\": \"O.\", \"sets\": [\"cold\"] }} }} }}";
        Assert.Equal(isRight ? [] : [UnknownReference], SpecReading.Read(text).Problems.Select(problem => problem.Kind));
    }

    [Theory]
    [InlineData("Open", true)]
    [InlineData("Other.Open", false)]
    public void A_verb_clashes_with_an_operation_of_its_own_client(string operation, bool isClash)
    {
        var text = $"{{ \"about\": \"A.\", \"replies\": {{ \"250\": {{ \"name\": \"Yes\", \"about\": \"Y.\" }} }}, \"operations\": {{ \"{operation}\": {{ \"about\": \"O.\" }} }}, \"commands\": {{ \"OPEN\": {{ \"about\": \"A.\", {Replies} }} }} }}";
        Assert.Equal(isClash ? [NameClash] : [], SpecReading.Read(text).Problems.Select(problem => problem.Kind));
    }

    [Theory]
    [InlineData("options", true)]
    [InlineData("message", true)]
    [InlineData("chunk", true)]
    [InlineData("mechanism", true)]
    [InlineData("cancellationToken", true)]
    [InlineData("client", true)]
    [InlineData("first", true)]
    [InlineData("second", false)]
    [InlineData("reply", false)]
    [InlineData("Client", false)]
    public void A_method_has_one_parameter_of_a_name(string name, bool isClash)
        => AssertArgument($"{{ \"name\": \"first\", \"kind\": \"word\", \"about\": \"F.\" }}, «{{ \"name\": \"{name}\", \"kind\": \"word\", \"about\": \"S.\" }}»", isClash ? NameClash : null);

    [Theory]
    [InlineData("word", "text, \"optional\": true", true)]
    [InlineData("text, \"optional\": true", "word, \"optional\": true", true)]
    [InlineData("text, \"optional\": true", "client-name", true)]
    [InlineData("client-name", "keyword, \"word\": \"W\"", true)]
    [InlineData("integer", "mailbox", true)]
    [InlineData("reverse-path", "forward-path", true)]
    [InlineData("text, \"optional\": false", "word", true)]
    [InlineData("text, \"optional\": true", "word", false)]
    [InlineData("text, \"optional\": true", "word, \"optional\": false", false)]
    [InlineData("client-name", "integer", false)]
    [InlineData("keyword, \"word\": \"W\"", "mailbox", false)]
    [InlineData("word, \"optional\": true", "reverse-path", false)]
    public void An_argument_that_must_be_given_comes_before_those_that_need_not(string first, string second, bool isRight)
    {
        AssertArgument($"{{ \"name\": \"a\", \"about\": \"A.\", {Kind(first)} }}, «{{ \"name\": \"b\", \"about\": \"B.\", {Kind(second)} }}»", isRight ? null : BadValue);
        if (!isRight)
            AssertArgument($"{{ \"name\": \"o\", \"about\": \"A.\", {Kind(first)} }}, {{ \"name\": \"a\", \"about\": \"A.\", {Kind(first)} }}, «{{ \"name\": \"b\", \"about\": \"B.\", {Kind(second)} }}»", BadValue);
    }

    /// <summary>Some code says that a verb succeeded, or that its exchange goes on.</summary>
    [Theory]
    [InlineData("reply", "\"221\"", true)]
    [InlineData("reply", "\"421\"", false)]
    [InlineData("reply", "\"550\"", false)]
    [InlineData("handshake", "\"220\"", true)]
    [InlineData("handshake", "\"454\"", false)]
    [InlineData("content", "\"354\"", true)]
    [InlineData("content", "\"250\"", false)]
    [InlineData("content", "\"450\"", false)]
    [InlineData("sasl", "\"334\"", true)]
    [InlineData("sasl", "\"235\"", false)]
    public void A_verb_has_a_reply_with_which_its_exchange_goes_on(string exchange, string code, bool isRight)
    {
        var final = exchange == "content" ? ", \"finalReplies\": { \"250\": \"taken\" }" : "";
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"exchange\": \"{exchange}\", \"replies\": «{{ {code}: \"said\" }}»{final} }} }} }}");
        Assert.Equal(isRight ? [] : [(ReplyClass, span)], Own.Read(text).Problems.Select(problem => (problem.Kind, problem.Span)));
    }

    [Fact]
    public void A_reply_without_a_code_is_an_unknown_one()
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"replies\": {{ \"250\": \"yes\", «\"\"»: \"nothing\" }} }} }} }}");
        Assert.Equal([(UnknownReference, span)], Own.Read(text).Problems.Select(problem => (problem.Kind, problem.Span)));
    }

    /// <summary>One file that makes what it adds public makes all of it so.</summary>
    [Theory]
    [InlineData("", "", nameof(SpecAccess.Internal))]
    [InlineData("internal", "", nameof(SpecAccess.Internal))]
    [InlineData("public", "", nameof(SpecAccess.Public))]
    [InlineData("public", "internal", nameof(SpecAccess.Public))]
    [InlineData("public", "public", nameof(SpecAccess.Public))]
    public void The_files_of_a_project_have_one_access(string one, string other, string access)
    {
        Assert.Equal(access, Own.Read(("a.smtp.json", Of(one)), ("b.smtp.json", Of(other))).Access.ToString());
        Assert.Equal(access, Own.Read(("a.smtp.json", Of(other)), ("b.smtp.json", Of(one))).Access.ToString());

        static string Of(string word) => $"{{ \"about\": \"A.\"{(word.Length > 0 ? $", \"access\": \"{word}\"" : "")} }}";
    }

    /// <summary>A long ring is shown from each of its members on, but not as a whole.</summary>
    [Theory]
    [InlineData(3, "Xa → Xb → Xc")]
    [InlineData(8, "Xa → Xb → Xc → Xd → Xe → Xf → Xg → Xh")]
    [InlineData(12, "Xa → Xb → Xc → Xd → Xe → Xf → Xg → Xh")]
    public void Of_a_ring_of_exceptions_some_are_shown(int count, string shown)
    {
        var entries = Enumerable.Range(0, count).Select(i => $"\"X{(char)('a' + i)}\": {{ \"about\": \"A.\", \"base\": \"X{(char)('a' + ((i + 1) % count))}\" }}");
        var problems = Own.Read($"{{ \"about\": \"A.\", \"exceptions\": {{ {string.Join(", ", entries)} }} }}").Problems;
        Assert.Equal(count, problems.Count);
        Assert.EndsWith($"change a \"base\" of {shown}", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message", false)]
    [InlineData("inner", false)]
    [InlineData("reply", false)]
    [InlineData("subject", false)]
    [InlineData("replies", false)]
    [InlineData("subjects", true)]
    [InlineData("Inner", true)]
    public void What_an_exception_carries_is_no_parameter_of_its_constructor(string name, bool isRight)
        => Assert.Equal(
            isRight ? [] : [NameClash],
            Own.Read($"{{ \"about\": \"A.\", \"exceptions\": {{ \"XException\": {{ \"about\": \"A.\", \"base\": \"SmtpException\", \"carries\": {{ \"name\": \"{name}\", \"kind\": \"subject\", \"about\": \"S.\" }} }} }} }}").Problems.Select(problem => problem.Kind));

    /// <summary>Nobody derives so deep: how far is looked has an end.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void What_an_exception_carries_is_compared_with_what_its_bases_carry(int depth, bool isClash)
    {
        const string carries = ", \"carries\": { \"name\": \"Far\", \"kind\": \"subject\", \"about\": \"S.\" }";
        var chain = Enumerable.Range(0, depth + 1).Select(i => $"\"X{i}\": {{ \"about\": \"A.\", \"base\": \"{(i == 0 ? "SmtpException" : $"X{i - 1}")}\"{(i == 0 || i == depth ? carries : "")} }}");
        var problems = Own.Read($"{{ \"about\": \"A.\", \"exceptions\": {{ {string.Join(", ", chain)} }} }}").Problems;
        Assert.Equal(isClash ? [$"the name \"Far\" is taken in C# by X0.Far: give what the exception carries another \"name\""] : [], problems.Select(problem => problem.Message));
    }

    private static void AssertArgument(string arguments, SpecProblemKind? kind)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A.\", \"commands\": {{ \"XA\": {{ \"about\": \"A.\", \"arguments\": [{arguments}], {Replies} }} }} }}");
        Assert.Equal(kind is { } expected ? [(expected, span)] : [], Own.Read(text).Problems.Select(problem => (problem.Kind, problem.Span)));
    }

    private static string Kind(string kind) => $"\"kind\": \"{kind.Split(',')[0]}\"{kind[kind.Split(',')[0].Length..]}";
}
