using System.Globalization;
using System.Security;
using System.Text;

namespace SmtpGen.Docs;

/// <summary>The graph of a session as SVG, in the colours that whoever looks at it prefers.</summary>
internal static class SessionDrawing
{
    private const int Bend = 10;

    private const string Style = """
        <style>
        text { font: 14px sans-serif; fill: #1f2328 }
        .page { fill: #ffffff } .box { fill: #ddf4ff; stroke: #0969da } .name { font-weight: bold }
        .arrow { fill: none; stroke: #57606a; stroke-width: 1.5 } .tip { fill: #57606a }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .page { fill: #0d1117 } .box { fill: #0c2d6b; stroke: #58a6ff }
        .arrow { stroke: #9198a1 } .tip { fill: #9198a1 }
        }
        </style>
        """;

    public static string Of(SessionGraph session)
    {
        var layout = new SessionLayout(session);
        var svg = new StringBuilder();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" width="{layout.Width}" height="{layout.Height}" viewBox="0 0 {layout.Width} {layout.Height}">""");
        Line("<title>The stages of a session, and the steps between them</title>");
        Line(Style.ReplaceLineEndings("\n"));
        Line("""<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>""");
        Line("""<rect class="page" width="100%" height="100%"/>""");
        foreach (Arrow arrow in layout.Arrows)
            Line($"""<path class="arrow" d="{Path(arrow.Points)}" marker-end="url(#tip)"/>""");
        foreach (Arrow arrow in layout.Arrows)
            Line(Label(arrow));
        for (int row = 0; row < session.Stages.Count; row++)
            Box(SessionLayout.Top(row), session.NameOf(session.Stages[row]));
        Line($"""<text x="{layout.Centre}" y="{layout.Height - SessionLayout.LineHeight}" text-anchor="middle">{Escape($"From everywhere back to the first: {string.Join(", ", session.Endings)}")}</text>""");
        Line("</svg>");
        return svg.ToString();

        void Box(int top, string name)
        {
            Line($"""<rect class="box" x="{layout.Centre - (SessionLayout.BoxWidth / 2)}" y="{top}" width="{SessionLayout.BoxWidth}" height="{SessionLayout.BoxHeight}" rx="8"/>""");
            Line($"""<text class="name" x="{layout.Centre}" y="{top + (SessionLayout.BoxHeight / 2) + 5}" text-anchor="middle">{Escape(name)}</text>""");
        }

        void Line(string text) => svg.Append(text).Append('\n');
    }

    /// <summary>Straight pieces, with round corners between them.</summary>
    private static string Path((int X, int Y)[] points)
    {
        var path = new StringBuilder($"M{points[0].X} {points[0].Y}");
        for (int i = 1; i < points.Length - 1; i++)
        {
            (int X, int Y) corner = points[i], into = Towards(corner, points[i - 1]), outOf = Towards(corner, points[i + 1]);
            path.Append(CultureInfo.InvariantCulture, $" L{into.X} {into.Y} Q{corner.X} {corner.Y} {outOf.X} {outOf.Y}");
        }

        return path.Append(CultureInfo.InvariantCulture, $" L{points[^1].X} {points[^1].Y}").ToString();
    }

    private static (int X, int Y) Towards((int X, int Y) corner, (int X, int Y) other)
        => (corner.X + (Bend * Math.Sign(other.X - corner.X)), corner.Y + (Bend * Math.Sign(other.Y - corner.Y)));

    private static string Label(Arrow arrow)
    {
        int first = arrow.LabelY + 5 - (SessionLayout.LineHeight * (arrow.Label.Count - 1) / 2);
        IEnumerable<string> lines = arrow.Label.Select((line, index) => $"""<tspan x="{arrow.LabelX}" y="{first + (index * SessionLayout.LineHeight)}">{Escape(line)}</tspan>""");
        return $"""<text text-anchor="{(arrow.IsForward ? "start" : "end")}">{string.Concat(lines)}</text>""";
    }

    private static string Escape(string text) => SecurityElement.Escape(text).ToString(CultureInfo.InvariantCulture);
}
