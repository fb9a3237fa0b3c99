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

    /// <summary>What can be read of it where it is drawn as wide as a page: texts apart from each other, from boxes and from arrows.</summary>
    [Fact]
    public void Nothing_in_the_drawing_lies_on_a_text()
    {
        var layout = new SessionLayout(Session);
        List<Area> labels = [.. layout.Arrows.Select(Area.OfLabel)];
        List<Area> boxes = [.. Enumerable.Range(0, Session.Stages.Count).Select(row => new Area(layout.Centre - (SessionLayout.BoxWidth / 2), SessionLayout.Top(row), SessionLayout.BoxWidth, SessionLayout.BoxHeight))];
        List<Area> lines = [.. layout.Arrows.SelectMany(arrow => arrow.Points.Zip(arrow.Points.Skip(1), Area.OfLine))];
        Assert.All(labels, label =>
        {
            Assert.DoesNotContain(labels.Concat(boxes).Concat(lines), other => other != label && other.Meets(label));
            Assert.True(label.X >= 0 && label.X + label.Width <= layout.Width, "A label leaves the page.");
        });
        Assert.All(Session.Stages, stage => Assert.True(Session.NameOf(stage).Length * SessionLayout.LetterWidth < SessionLayout.BoxWidth));
        Assert.InRange(layout.Width, 1, 940);
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
        Assert.All(spec.EnhancedStatusCodes, code => Assert.Contains($"\n| `{code.Code}` |", page, StringComparison.Ordinal));
    }

    /// <summary>As GitHub makes them: of small letters, with hyphens for blanks.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/reference.md")]
    public void A_link_into_the_reference_leads_to_a_heading(string path)
    {
        string[] headings = [.. Regex.Matches(Repository.Read("docs/reference.md"), "^#+ (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'))];
        string[] links = [.. Regex.Matches(Repository.Read(path), @"\]\((?:docs/reference\.md)?#([^)]*)\)").Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, headings));
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

    private sealed record Area(int X, int Y, int Width, int Height)
    {
        public static Area OfLabel(Arrow arrow) => new(
            arrow.IsForward ? arrow.LabelX : arrow.LabelX - arrow.LabelWidth,
            arrow.LabelY - (SessionLayout.LineHeight * arrow.Label.Count / 2),
            arrow.LabelWidth,
            SessionLayout.LineHeight * arrow.Label.Count);

        public static Area OfLine((int X, int Y) one, (int X, int Y) other)
            => new(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));

        public bool Meets(Area other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }
}
