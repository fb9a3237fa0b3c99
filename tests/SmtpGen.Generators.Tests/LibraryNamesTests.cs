using System.Reflection;
using SmtpGen.Generators.Spec;
using SmtpGen.Generators.Tests.Support;
using static SmtpGen.Generators.Spec.SpecProblemKind;

namespace SmtpGen.Generators.Tests;

/// <summary>What a project adds cannot have a name that the library has by hand: a type would hide the library's, and a method would never be called.</summary>
public class LibraryNamesTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(SmtpClient).Assembly.GetExportedTypes();

    private static readonly Type[] Clients = [.. Types.Where(typeof(SmtpClient).IsAssignableFrom)];

    /// <summary>The generator reads the names from the file by which the API is accepted; reflection reads them from the library itself.</summary>
    [Fact]
    public void The_names_are_those_of_the_library()
    {
        var spaces = Types.Select(type => type.Namespace!).Where(space => space.Contains('.')).Distinct().Select(space => space.Split('.')[1]);
        Assert.Equal(
            Types.Select(type => type.Name.Split('`')[0]).Concat(spaces).Order(StringComparer.Ordinal),
            LibraryApi.Instance.Types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(Types.Where(HasMembersThatMatter), type => Assert.Equal(
            MembersOf(type).Distinct().Order(StringComparer.Ordinal),
            LibraryApi.Instance.MembersOf(type.Name).Select(member => member.Name).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void No_type_can_have_the_name_of_one_of_the_librarys()
    {
        var builtIn = SpecReading.Read(Repository.Spec).Spec!.Exceptions.Select(exception => exception.Name).ToHashSet();
        foreach (var type in LibraryApi.Instance.Types)
        {
            AssertClash(Command("XA", $"\"options\": \"{type.Name}\""), type.Name);
            AssertClash(Options("\"XO\"", $"\"kind\": \"enum\", \"type\": \"{type.Name}\", \"values\": {{ \"A\": {{ \"about\": \"A.\" }} }}"), type.Name);
            if (!builtIn.Contains(type.Name))
                AssertClash($"\"exceptions\": {{ «\"{type.Name}\"»: {{ \"about\": \"A.\", \"base\": \"SmtpException\" }} }}", type.Name);
        }
    }

    [Fact]
    public void No_method_can_have_the_name_of_a_member_of_a_client()
    {
        var members = Clients.SelectMany(MembersOf).Concat(typeof(object).GetMethods().Select(method => method.Name)).Distinct().ToList();
        Assert.Superset(new HashSet<string> { "SendMail", "Login", "Quit", "Connect", "PutCommand", "DisposeAsync", "Lhlo", "IsEncrypted", "ToString", "GetType" }, members.ToHashSet());
        foreach (var member in members)
        {
            AssertClash(Command("XA", $"\"method\": \"{member}\""), member);
            AssertClash(Command("XA", $"\"aliases\": [\"{member}\"]"), member);
        }
    }

    [Theory]
    [InlineData("PutCommand", "by SmtpGen.SmtpClient.PutCommand of the library: give this one another \"method\"")]
    [InlineData("RecipientReplies", "by SmtpGen.LmtpClient.RecipientReplies of the library")]
    [InlineData("SendMail", "by the entry at SmtpGen's own commands.json(")]
    [InlineData("Noop", "by the entry at SmtpGen's own commands.json(")]
    [InlineData("NoopAsync", "by the entry at SmtpGen's own commands.json(")]
    [InlineData("GetHashCode", "by a member that every class has")]
    [InlineData("OwnSmtpClientMethods", "by what is written of every file")]
    public void The_message_says_whose_the_name_is(string method, string message)
        => Assert.Contains(message, AssertClash(Command("XA", $"\"method\": \"{method}\""), method).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SmtpPool", "by SmtpGen.SmtpPool of the library: give this one another key")]
    [InlineData("SmtpCommandLine", "by SmtpGen.Protocol.SmtpCommandLine of the library")]
    [InlineData("Contracts", "by SmtpGen.Contracts of the library")]
    [InlineData("OwnVerb", "by what is written of every file")]
    [InlineData("OwnLmtpClientMethods", "by what is written of every file")]
    [InlineData("MailOptions", "by SmtpGen.MailOptions of the library")]
    [InlineData("SmtpBody", "by SmtpGen.SmtpBody of the library")]
    public void An_exception_clashes_with_what_is_there(string name, string message)
        => Assert.Contains(message, AssertClash($"\"exceptions\": {{ «\"{name}\"»: {{ \"about\": \"A.\", \"base\": \"SmtpException\" }} }}", name).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Message", "SmtpException", "by System.Exception.Message")]
    [InlineData("SmtpCode", "SmtpResponseException", "by SmtpGen.SmtpResponseException.SmtpCode of the library")]
    [InlineData("Sender", "SmtpSenderRefusedException", "by SmtpSenderRefusedException.Sender")]
    [InlineData("ToString", "SmtpException", "by System.Exception.ToString")]
    [InlineData("subject", "SmtpResponseException", "by a parameter of the exception's constructor")]
    [InlineData("XException", "SmtpResponseException", "by the exception itself")]
    public void What_an_exception_carries_clashes_with_what_it_inherits(string name, string from, string message)
        => Assert.Contains(message, AssertClash($"\"exceptions\": {{ «\"XException\"»: {{ \"about\": \"A.\", \"base\": \"{from}\", \"carries\": {{ \"name\": \"{name}\", \"kind\": \"subject\", \"about\": \"S.\" }} }} }}", name).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Item")]
    [InlineData("Equals")]
    [InlineData("SetRaw")]
    [InlineData("OwnOptionTable")]
    [InlineData("XaOptions")]
    public void An_option_clashes_with_what_classes_of_options_have(string name)
        => AssertClash($"{Options("\"XO\"", $"\"kind\": \"none\", \"name\": \"{name}\"")}, {Command("XA", "\"options\": \"XaOptions\"").Replace("«", "").Replace("»", "")}", name);

    [Theory]
    [InlineData("\"replies\": { «\"259\"»: { \"name\": \"OwnReplyCode\", \"about\": \"A.\" } }", "OwnReplyCode")]
    [InlineData("\"replies\": { «\"259\"»: { \"name\": \"ToString\", \"about\": \"A.\" } }", "ToString")]
    [InlineData("\"extensions\": { «\"XE\"»: { \"name\": \"OwnExtension\", \"about\": \"A.\" } }", "OwnExtension")]
    [InlineData("\"extensions\": { «\"XE\"»: { \"name\": \"ReferenceEquals\", \"about\": \"A.\" } }", "ReferenceEquals")]
    [InlineData("\"commands\": { «\"XA\"»: { \"name\": \"OwnVerb\", \"method\": \"Xa\", \"about\": \"A.\", \"replies\": { \"250\": \"a\" } } }", "OwnVerb")]
    [InlineData("\"commands\": { «\"XA\"»: { \"name\": \"OwnCommands\", \"method\": \"Xa\", \"about\": \"A.\", \"replies\": { \"250\": \"a\" } } }", "OwnCommands")]
    [InlineData("\"commands\": { «\"TABLE\"»: { \"about\": \"A.\", \"replies\": { \"250\": \"a\" } } }", "Table")]
    public void A_constant_clashes_with_its_class(string content, string name) => AssertClash(content, name);

    [Fact]
    public void A_method_clashes_with_the_asynchronous_twin_of_another()
    {
        AssertClash("\"commands\": { \"XA\": { \"about\": \"A.\", \"replies\": { \"250\": \"a\" } }, «\"XB\"»: { \"method\": \"XaAsync\", \"about\": \"A.\", \"replies\": { \"250\": \"a\" } } }", "XaAsync");
        AssertClash(Command("XA", "\"aliases\": [\"XaAsync\"]"), "XaAsync");
    }

    /// <summary>Names that are nearly taken are free, and what has them compiles.</summary>
    [Fact]
    public void Names_beside_those_of_the_library_are_free()
    {
        var generation = Generation.OfProject([("own.smtp.json", $$"""
            {
              "about": "A file.",
              "replies": { "259": { "name": "Reply", "about": "A." } },
              "exceptions": {
                "ClientException": { "about": "A.", "base": "SmtpResponseException", "carries": { "name": "Subject", "kind": "subject", "about": "S." } },
                "PoolException": { "about": "A.", "base": "ClientException", "carries": { "name": "Client", "kind": "subject", "about": "S." } }
              },
              "options": {
                "TEXT": { "about": "A.", "on": ["XA", "MAIL"], "kind": "text" },
                "FLAG": { "about": "A.", "on": ["XA", "RCPT"], "kind": "none" },
                "VALUE": { "about": "A.", "on": ["XA"], "kind": "enum", "type": "SmtpClientKind", "values": { "ITEM": { "about": "A." } } }
              },
              "commands": {
                "XA": { "about": "A.", "method": "SendMails", "name": "Noop2", "options": "SmtpOption2", "replies": { "250": "a" } },
                "XB": { "about": "A.", "method": "ComposeXc", "aliases": ["Contracts", "SmtpReply"], "arguments": [{ "name": "word", "kind": "word", "about": "A." }], "replies": { "250": "a" } },
                "XC": { "about": "A.", "arguments": [{ "name": "word", "kind": "word", "about": "A." }], "replies": { "250": "a" } }
              }
            }
            """)]);
        OwnSpecTests.AssertClean(generation);
    }

    /// <summary>What a project cannot name the library can: it is its own.</summary>
    [Fact]
    public void The_library_has_its_names_for_itself()
        => Assert.Empty(SpecReading.Read("""
            {
              "about": "A file.",
              "replies": { "250": { "name": "OwnReplyCode", "about": "A." }, "251": { "name": "ToString", "about": "A." } },
              "options": { "XO": { "name": "SetRaw", "about": "A.", "on": ["XA"], "kind": "none" } },
              "commands": { "XA": { "name": "OwnVerb", "method": "PutCommand", "options": "MailOptions", "about": "A.", "replies": { "250": "a" } } }
            }
            """).Problems);

    private static SpecProblem AssertClash(string content, string name)
    {
        var (text, span) = Small.Unmark($"{{ \"about\": \"A file.\", {content} }}");
        var reading = Own.Read(text);
        Assert.True(reading.Problems.Count == 1, $"{name}: {string.Join("\n", reading.Problems)}");
        var problem = reading.Problems[0];
        Assert.Equal((NameClash, span, "own.smtp.json"), (problem.Kind, problem.Span, problem.Path));
        Assert.Contains($"\"{name}\"", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text[(span.Start.Offset + 1)..(span.End.Offset - 1)], KeysOf(reading.Spec!));
        return problem;
    }

    private static IEnumerable<string> KeysOf(Spec.Model.SmtpSpec spec) =>
    [
        .. spec.Commands.Select(command => command.Verb), .. spec.Options.Select(option => option.Keyword), .. spec.Extensions.Select(extension => extension.Keyword),
        .. spec.Exceptions.Select(exception => exception.Name), .. spec.Replies.Select(reply => $"{reply.Code}"),
    ];

    private static string Command(string verb, string more) => $"\"commands\": {{ «\"{verb}\"»: {{ \"about\": \"A.\", {more}, \"replies\": {{ \"250\": \"a\" }} }} }}";

    private static string Options(string keyword, string more) => $"\"options\": {{ «{keyword}»: {{ \"about\": \"A.\", \"on\": [\"XA\", \"MAIL\"], {more} }} }}".Replace("\"XA\", ", more.Contains("enum", StringComparison.Ordinal) ? "" : "\"XA\", ");

    private static bool HasMembersThatMatter(Type type)
        => typeof(SmtpClient).IsAssignableFrom(type) || typeof(SmtpException).IsAssignableFrom(type) || typeof(Protocol.SmtpOptions).IsAssignableFrom(type);

    /// <summary>What others see of a type and of its bases in the library.</summary>
    private static IEnumerable<string> MembersOf(Type type)
    {
        for (Type? current = type; current?.Assembly == type.Assembly; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(All).Where(IsSeen))
                yield return member.Name;
        }
    }

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodInfo method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsSpecialName,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetIndexParameters().Length == 0 && property.GetAccessors(true).Any(IsSeenAccessor),
        EventInfo => true,
        _ => false,
    };

    private static bool IsSeenAccessor(MethodInfo accessor) => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly;
}
