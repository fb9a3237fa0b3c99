using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmtpGen.Docs;
using SmtpGen.Generators.Spec;

namespace SmtpGen.Generators.Tests;

/// <summary>The pages that are written from the spec file say what it says.</summary>
public class DocsTests
{
    private static readonly SessionGraph Session = SessionGraph.Of(SpecReading.Read(Repository.Spec).Spec!);

    public static TheoryData<string> Paths => [.. Page.All(Repository.Root).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_is_as_its_command_writes_it(string path)
        => Assert.True(Page.All(Repository.Root).Single(page => page.Path == path).IsFresh(Repository.Root), $"{path} is stale: {ReferencePageCommand}");

    [Fact]
    public void A_page_that_says_something_else_is_stale()
    {
        var page = Page.All(Repository.Root).First();
        Assert.False((page with { Text = page.Text + "x" }).IsFresh(Repository.Root));
        Assert.False((page with { Path = "docs/no-such-page.md" }).IsFresh(Repository.Root));
    }

    [Fact]
    public void A_table_without_its_marks_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => ReadmeTables.Between("no marks", "rules", "x"));

    [Fact]
    public void Every_command_of_every_client_is_legal_in_some_stage()
        => Assert.All(Session.Steps, step => Assert.Contains(Session.Stages, step.IsLegal));

    [Theory]
    [InlineData("not connected", "connected", "Connect")]
    [InlineData("connected", "hello", "EHLO")]
    [InlineData("hello", "connected", "STARTTLS")]
    [InlineData("hello", "sender", "MAIL")]
    [InlineData("sender", "recipient", "RCPT")]
    [InlineData("recipient", "hello", "DATA")]
    [InlineData("recipient", "chunking", "BDAT")]
    [InlineData("chunking", "hello", "BDAT LAST")]
    [InlineData("chunking", "hello", "RSET")]
    public void A_step_leads_where_the_protocol_has_it(string from, string to, string step)
        => Assert.Contains(Session.Edges, edge => Session.NameOf(edge.From) == from && Session.NameOf(edge.To) == to && edge.Steps.Contains(step));

    [Theory]
    [InlineData("connected", "sender")]
    [InlineData("hello", "recipient")]
    [InlineData("not connected", "sender")]
    public void No_step_leads_elsewhere(string from, string to)
        => Assert.DoesNotContain(Session.Edges, edge => Session.NameOf(edge.From) == from && Session.NameOf(edge.To) == to);

    [Fact]
    public void Drawing_and_diagram_have_the_same_stages_and_steps()
    {
        var svg = XDocument.Parse(Repository.Read("docs/session.svg"));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToHashSet();
        var diagram = Regex.Match(Repository.Read("docs/reference.md"), "```mermaid\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.All(Session.Stages, stage => Assert.Contains(Session.NameOf(stage), texts));
        Assert.All(Session.Edges, edge =>
        {
            Assert.Contains(string.Join(", ", edge.Steps), texts);
            Assert.Contains($"s{edge.From} --> s{edge.To} : {string.Join(", ", edge.Steps)}", diagram, StringComparison.Ordinal);
        });
        Assert.Equal(Session.Edges.Count(), svg.Descendants().Count(element => element.Attribute("marker-end") is not null));
    }

    [Fact]
    public void The_reference_has_a_section_for_each_verb_and_a_row_for_each_entry()
    {
        var page = Repository.Read("docs/reference.md");
        var spec = SpecReading.Read(Repository.Spec).Spec!;
        Assert.All(spec.Commands, command => Assert.Contains($"\n### {command.Verb}\n", page, StringComparison.Ordinal));
        string[] keys = [.. spec.Options.Select(option => option.Keyword), .. spec.Extensions.Select(extension => extension.Keyword), .. spec.Exceptions.Select(error => error.Name), .. spec.Mechanisms.Select(mechanism => mechanism.Keyword)];
        Assert.All(keys, key => Assert.Contains($"\n| `{key}` |", page, StringComparison.Ordinal));
        Assert.All(spec.Replies, reply => Assert.Contains($"\n| {reply.Code} | `{reply.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_own_verbs_names_every_diagnostic()
    {
        var page = Repository.Read("docs/own-verbs.md");
        Assert.All(
            typeof(SpecDiagnostics).GetFields().Select(field => field.GetValue(null)).OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>(),
            descriptor => Assert.Contains($"\n| {descriptor.Id} |", page, StringComparison.Ordinal));
    }

    private static string ReferencePageCommand => ReferencePage.Command;
}
