using System.Globalization;
using System.Security;
using System.Text;

namespace SmtpGen.Docs;

/// <summary>
/// The graph of a session as SVG: stages in a column, steps that lead on as arcs on the right, steps that lead back on the left; the
/// further the step, the wider its arc.
/// </summary>
internal static class SessionDrawing
{
    private const int RowHeight = 110;
    private const int BoxWidth = 170;
    private const int BoxHeight = 44;
    private const int ArcStep = 60;
    private const int Margin = 40;
    private const int LabelSpace = 240;

    public static string Of(SessionGraph session)
    {
        (ulong From, ulong To, string[] Steps)[] edges = [.. session.Edges];
        int rows = session.Stages.Count;
        int reach = LabelSpace + (ArcStep * (rows - 1));
        int width = BoxWidth + (2 * (reach + Margin));
        int height = (RowHeight * rows) + (2 * Margin);
        var svg = new StringBuilder();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">""");
        Line("<title>The stages of a session, and the steps between them</title>");
        Line("""<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#57606a"/></marker></defs>""");
        Line("""<rect width="100%" height="100%" fill="#ffffff"/>""");
        foreach ((ulong from, ulong to, string[] steps) in edges)
            Arc(RowOf(from), RowOf(to), string.Join(", ", steps));
        for (int row = 0; row < rows; row++)
            Box(row, session.NameOf(session.Stages[row]));
        Line($"""<text x="{width / 2}" y="{height - 10}" text-anchor="middle" fill="#57606a">{Escape($"From everywhere back to the first: {string.Join(", ", session.Endings)}")}</text>""");
        Line("</svg>");
        return svg.ToString();

        int RowOf(ulong stage) => session.Stages.ToList().IndexOf(stage);

        int Middle(int row) => Margin + (row * RowHeight) + (BoxHeight / 2);

        void Box(int row, string name)
        {
            int x = (width - BoxWidth) / 2, y = Middle(row) - (BoxHeight / 2);
            Line($"""<rect x="{x}" y="{y}" width="{BoxWidth}" height="{BoxHeight}" rx="8" fill="#ddf4ff" stroke="#0969da"/>""");
            Line($"""<text x="{width / 2}" y="{Middle(row) + 5}" text-anchor="middle" fill="#1f2328">{Escape(name)}</text>""");
        }

        void Arc(int from, int to, string label)
        {
            bool isForward = to > from;
            int side = isForward ? 1 : -1;
            int span = Math.Abs(to - from);
            int edge = (width / 2) + (side * BoxWidth / 2);
            int bend = edge + (side * ArcStep * span);
            int shift = isForward ? 8 : -8;
            int start = Middle(from) + shift, end = Middle(to) - shift;
            int middle = (start + end) / 2;
            Line($"""<path d="M{edge} {start} C{bend} {start} {bend} {end} {edge} {end}" fill="none" stroke="#57606a" marker-end="url(#tip)"/>""");
            Line($"""<text x="{edge + (side * ((ArcStep * span * 3 / 4) + 6))}" y="{middle + 4}" text-anchor="{(isForward ? "start" : "end")}" fill="#1f2328">{Escape(label)}</text>""");
        }

        void Line(string text) => svg.Append(text).Append('\n');
    }

    private static string Escape(string text) => SecurityElement.Escape(text).ToString(CultureInfo.InvariantCulture);
}
