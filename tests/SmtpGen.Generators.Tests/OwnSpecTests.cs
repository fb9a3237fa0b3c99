using Microsoft.CodeAnalysis;
using SmtpGen.Generators.Tests.Support;

namespace SmtpGen.Generators.Tests;

/// <summary>A spec file of a project that uses the library: what becomes of it there.</summary>
public class OwnSpecTests
{
    internal static readonly string Spec = Repository.Read("tests/SmtpGen.Generators.Tests/Support/own.smtp.json");

    private static readonly Generation Generated = Generation.OfProject([("own.smtp.json", Spec)]);

    [Fact]
    public void It_compiles_without_a_warning_in_the_oldest_language() => AssertClean(Generated);

    [Fact]
    public void It_compiles_without_a_warning_in_the_newest_language()
        => AssertClean(Generation.OfProject([("own.smtp.json", Spec)], Generation.OwnLanguage));

    [Theory]
    [InlineData("OwnSmtpClientMethods", "XCover", "SmtpClient client, string whom, XCoverOptions? options = null")]
    [InlineData("OwnSmtpClientMethods", "XWrap", "SmtpClient client, string whom, XCoverOptions? options = null")]
    [InlineData("OwnSmtpClientMethods", "XCoverAsync", "SmtpClient client, string whom, XCoverOptions? options = null, CancellationToken cancellationToken = default(CancellationToken)")]
    [InlineData("OwnSmtpClientMethods", "XBare", "SmtpClient client, bool all = false")]
    [InlineData("OwnSmtpClientMethods", "XFill", "SmtpClient client, string message")]
    [InlineData("OwnSmtpClientMethods", "XPart", "SmtpClient client, ReadOnlyMemory<byte> chunk, bool last = false")]
    [InlineData("OwnSmtpClientMethods", "XWrapTls", "SmtpClient client, SslClientAuthenticationOptions? options = null")]
    [InlineData("OwnSmtpClientMethods", "XProveAsync", "SmtpClient client, SaslMechanism mechanism, CancellationToken cancellationToken = default(CancellationToken)")]
    [InlineData("OwnLmtpClientMethods", "XLocal", "LmtpClient client")]
    [InlineData("OwnOptionSetters", "SetXWarm", "MailOptions options, Warmth? value")]
    [InlineData("OwnOptionSetters", "SetXWarm", "XCoverOptions options, Warmth? value")]
    [InlineData("OwnOptionSetters", "SetXCount", "XCoverOptions options, long? value")]
    [InlineData("OwnOptionSetters", "SetXTags", "XCoverOptions options, ColdTags? value")]
    [InlineData("OwnOptionSetters", "SetXQuiet", "RcptOptions options, bool value = true")]
    public void It_has_the_methods(string type, string method, string parameters)
        => Assert.Contains(parameters, Members(type, method).Cast<IMethodSymbol>().Where(member => member.IsExtensionMethod)
            .Select(member => string.Join(", ", member.Parameters.Select(parameter => parameter.ToDisplayString(Short)))));

    /// <summary>The analyzer knows by it whose value a setter is given.</summary>
    [Theory]
    [InlineData("SetXWarm", "XWARM")]
    [InlineData("SetXCount", "XCOUNT")]
    [InlineData("SetXQuiet", "XQUIET")]
    public void A_setter_says_whose_value_it_takes(string method, string keyword)
        => Assert.All(Members("OwnOptionSetters", method).Cast<IMethodSymbol>(), member => Assert.Equal(
            [("OptionKeywordAttribute", keyword)],
            member.Parameters.SelectMany(parameter => parameter.GetAttributes()).Select(attribute => (attribute.AttributeClass!.Name, (string)attribute.ConstructorArguments[0].Value!))));

    [Theory]
    [InlineData("XCoverOptions", "XNote", "string?")]
    [InlineData("XCoverOptions", "XAt", "DateTimeOffset?")]
    [InlineData("Warmth", "Yes", "Warmth")]
    [InlineData("NamedColdException", "Whom", "string")]
    [InlineData("OwnReplyCode", "Covered", "int")]
    [InlineData("OwnExtension", "XCover", "string")]
    [InlineData("OwnVerb", "XCover", "string")]
    [InlineData("OwnCommands", "XCover", "SmtpCommand")]
    public void It_has_the_members(string type, string name, string ofType)
    {
        var member = Assert.Single(Members(type, name));
        var found = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        Assert.Equal(ofType, found.ToDisplayString(Short));
    }

    [Fact]
    public void Its_methods_are_documented()
    {
        var xml = Method("XCover").GetDocumentationCommentXml()!;
        Assert.Contains("Covers the session.", xml, StringComparison.Ordinal);
        Assert.Contains("<param name=\"client\">The client.</param>", xml, StringComparison.Ordinal);
        Assert.Contains("<param name=\"whom\">For whom.</param>", xml, StringComparison.Ordinal);
        Assert.Contains("<item><term>559</term><description>with XNOTE: the note is cold</description></item>", xml, StringComparison.Ordinal);
        Assert.Contains("<item><term>421</term><description>as to any command:", xml, StringComparison.Ordinal);
        Assert.Contains("while the client has not introduced itself with EHLO (call Ehlo first), or while the session is covered (call XBare first)", xml, StringComparison.Ordinal);
        Assert.Contains("Meant for servers that offer the extension XCOVER.", xml, StringComparison.Ordinal);
        Assert.Contains("rfc1#section-3", xml, StringComparison.Ordinal);
        Assert.Contains("NamedColdException", xml, StringComparison.Ordinal);
        Assert.Contains("within 20 seconds", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XCover")]
    [InlineData("XCoverAsync")]
    public void Its_methods_have_contracts(string method)
    {
        var contract = Assert.Single(Contracts(Method(method)));
        Assert.Equal("XCOVER", contract["Verb"].Value);
        Assert.Equal(["hello"], Texts(contract["Requires"]));
        Assert.Equal(["covered", "sender"], Texts(contract["Forbids"]));
        Assert.Equal(["covered"], Texts(contract["Sets"]));
        Assert.Equal(true, contract["ReplyMatters"].Value);
        Assert.Equal([259, 421, 451, 500, 501, 502, 503, 521, 530, 550, 554, 559], contract["ReplyCodes"].Values.Select(value => value.Value));
    }

    [Fact]
    public void A_verb_that_ends_the_session_clears_the_projects_facts_too()
        => Assert.Superset(
            new HashSet<object?> { "connected", "sender", "covered", "filled" },
            Texts(Contracts(Method("XLeave")).Single()["Clears"]).ToHashSet());

    [Fact]
    public void What_a_keyword_does_is_a_contract_of_its_own()
    {
        var contract = Contracts(Method("XBare")).Single(contract => contract.ContainsKey("When"));
        Assert.Equal("all", contract["When"].Value);
        Assert.Equal(["covered", "sender"], Texts(contract["Clears"]));
    }

    [Fact]
    public void Its_words_are_in_the_vocabulary_of_the_assembly()
    {
        var words = Generated.Output.Assembly.GetAttributes().Select(attribute => $"{attribute.AttributeClass!.Name} {attribute.ConstructorArguments[0].Value}").ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "FactVocabularyAttribute covered", "FactVocabularyAttribute filled", "ExtensionVocabularyAttribute XCOVER",
                "OptionVocabularyAttribute XWARM", "OptionVocabularyAttribute XAT",
            },
            words);
        Assert.DoesNotContain("FactVocabularyAttribute hello", words);
    }

    /// <summary>The library's facts are flags of the command; only the project's go by name.</summary>
    [Fact]
    public void The_runtime_is_told_of_the_projects_facts_by_name_and_of_no_others()
    {
        var verb = Generated["Verbs.XCover"];
        Assert.Contains("Clears = SmtpFacts.Authenticated,", verb, StringComparison.Ordinal);
        Assert.Contains("OwnSets = new[] { \"covered\" },", verb, StringComparison.Ordinal);
        Assert.DoesNotContain("OwnClears", verb, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_project_runs_the_library_learns_what_only_it_can_use()
    {
        var declarations = Generated["OwnDeclarations"];
        Assert.Contains("DeclareFacts(\"covered\", \"filled\");", declarations, StringComparison.Ordinal);
        Assert.Contains("DeclareOptions(\"MAIL\", OwnOptionTable.XWarm);", declarations, StringComparison.Ordinal);
        Assert.Contains("DeclareOptions(\"RCPT\", OwnOptionTable.XQuiet);", declarations, StringComparison.Ordinal);
        Assert.DoesNotContain("\"XCOVER\"", declarations, StringComparison.Ordinal);
    }

    /// <summary>Options without facts, facts without options, and neither.</summary>
    [Theory]
    [InlineData("\"options\": { \"XO\": { \"about\": \"O.\", \"on\": [\"MAIL\"], \"kind\": \"none\" } }", "SmtpOwnVocabulary.DeclareOptions(\"MAIL\", OwnOptionTable.Xo);")]
    [InlineData("\"facts\": { \"cold\": { \"about\": \"F.\", \"missing\": \"m\", \"present\": \"p\" } }, \"commands\": { \"XA\": { \"about\": \"A.\", \"sets\": [\"cold\"], \"replies\": { \"250\": \"a\" } } }", "SmtpOwnVocabulary.DeclareFacts(\"cold\");")]
    [InlineData("\"commands\": { \"XA\": { \"about\": \"A.\", \"replies\": { \"250\": \"a\" } } }", null)]
    public void The_library_learns_each_of_the_two(string content, string? declaration)
    {
        var generation = Generation.OfProject([("own.smtp.json", $"{{ \"about\": \"A.\", {content} }}")]);
        AssertClean(generation);
        Assert.Equal(declaration is not null, generation.Result.GeneratedSources.Any(source => source.HintName == "OwnDeclarations.g.cs"));
        Assert.Equal(
            declaration is null ? [] : [declaration],
            generation.Result.GeneratedSources.Where(source => source.HintName == "OwnDeclarations.g.cs")
                .SelectMany(source => source.SourceText.Lines).Select(line => line.ToString().Trim()).Where(line => line.StartsWith("SmtpOwn", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_emitted_twice_that_the_library_has()
        => Assert.DoesNotContain(
            Generated.Result.GeneratedSources.Select(source => source.HintName),
            name => name is "SmtpFacts.g.cs" or "SaslMechanisms.g.cs" or "SmtpOperations.g.cs" or "EnhancedStatusTexts.g.cs" or "Verbs.Mail.g.cs");

    [Fact]
    public void What_is_not_said_is_internal()
        => Assert.All(OwnTypes(Generated), type => Assert.Equal(Accessibility.Internal, type.DeclaredAccessibility));

    [Fact]
    public void A_file_can_make_it_public_and_the_tables_stay_internal()
    {
        var generation = Generation.OfProject([("own.smtp.json", Spec.Replace("\"extends\"", "\"access\": \"public\", \"extends\""))]);
        AssertClean(generation);
        var types = OwnTypes(generation).ToLookup(type => type.DeclaredAccessibility, type => type.Name);
        Assert.Equal(
            ["ColdException", "ColdTags", "NamedColdException", "OwnLmtpClientMethods", "OwnOptionSetters", "OwnSmtpClientMethods", "Warmth", "XCoverOptions"],
            types[Accessibility.Public].Order(StringComparer.Ordinal));
        Assert.Equal(
            ["OwnCommands", "OwnDeclarations", "OwnExtension", "OwnOptionTable", "OwnReplyCode", "OwnVerb"],
            types[Accessibility.Internal].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_obsolete_verb_warns_whoever_calls_it()
    {
        var generation = Generation.OfProject([("own.smtp.json", Spec)], "class Caller { void Call(LmtpClient client) => client.XLocal(); }");
        var warning = Assert.Single(generation.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        Assert.Contains("Stores know nothing", warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    internal static void AssertClean(Generation generation)
    {
        Assert.Empty(generation.Result.Diagnostics);
        var found = generation.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static IEnumerable<INamedTypeSymbol> OwnTypes(Generation generation)
        => generation.Output.Assembly.GlobalNamespace.GetNamespaceMembers().Single(space => space.Name == "SmtpGen").GetTypeMembers();

    private static IEnumerable<ISymbol> Members(string type, string name) => Generated.Output.GetTypeByMetadataName("SmtpGen." + type)!.GetMembers(name);

    private static IMethodSymbol Method(string name) => (IMethodSymbol)Members("OwnSmtpClientMethods", name).First();

    private static IEnumerable<Dictionary<string, TypedConstant>> Contracts(ISymbol method)
        => method.GetAttributes().Where(attribute => attribute.AttributeClass!.Name == "SessionContractAttribute")
            .Select(attribute => attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value));

    private static IEnumerable<object?> Texts(TypedConstant array) => array.Values.Select(value => value.Value);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue);
}
