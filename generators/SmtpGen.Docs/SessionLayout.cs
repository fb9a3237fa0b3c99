namespace SmtpGen.Docs;

/// <summary>
/// Where the parts of a session's drawing are: stages in a column; a step between neighbours is a straight arrow between their boxes, a longer
/// one goes by a lane beside them, on the right when it leads on and on the left when it leads back. Labels stand in the gaps between rows,
/// where no arrow crosses, and each lane is as wide as its labels.
/// </summary>
internal sealed class SessionLayout
{
    public const int BoxWidth = 170;
    public const int BoxHeight = 44;
    public const int LineHeight = 18;

    /// <summary>What a letter takes, capitals and small ones together, in wide fonts.</summary>
    public const int LetterWidth = 8;

    private const int RowHeight = 124;
    private const int Margin = 24;
    private const int Space = 8;
    private const int ArrowFromCentre = 45;
    private const int LongestLine = 22;

    private readonly IReadOnlyList<ulong> _stages;
    private readonly List<Arrow> _arrows = [];

    public SessionLayout(SessionGraph session)
    {
        _stages = session.Stages;
        foreach ((ulong from, ulong to, string[] steps) in session.Edges)
            _arrows.Add(new Arrow(RowOf(from), RowOf(to), [.. Lines(steps)]));
        int[] left = [.. Lanes(isForward: false)], right = [.. Lanes(isForward: true)];
        Centre = Margin + left[^1];
        Width = Centre + right[^1] + Margin;
        foreach (Arrow arrow in _arrows)
            Place(arrow, arrow.IsForward ? right : left);
    }

    public int Width { get; }

    public int Height => (RowHeight * _stages.Count) - (RowHeight - BoxHeight) + (2 * Margin) + (2 * LineHeight);

    /// <summary>The middle of the column.</summary>
    public int Centre { get; }

    public IEnumerable<Arrow> Arrows => _arrows;

    /// <summary>The top of a stage's box.</summary>
    public static int Top(int row) => Margin + (row * RowHeight);

    private static int MiddleOfGap(int above) => Top(above) + BoxHeight + ((RowHeight - BoxHeight) / 2);

    private int RowOf(ulong stage) => _stages.ToList().IndexOf(stage);

    /// <summary>The label, broken between steps; what its lines say together is the label.</summary>
    private static IEnumerable<string> Lines(string[] steps)
    {
        string line = "";
        foreach (string step in steps.Select((step, index) => index < steps.Length - 1 ? step + ", " : step))
        {
            if (line.Length > 0 && (line + step).TrimEnd().Length > LongestLine)
            {
                yield return line;
                line = "";
            }

            line += step;
        }

        yield return line;
    }

    /// <summary>How far each lane of a side is from the middle, and last where the side ends. Arrows share a lane where they do not meet.</summary>
    private IEnumerable<int> Lanes(bool isForward)
    {
        var inLanes = new List<Arrow>();
        foreach (Arrow arrow in _arrows.Where(arrow => arrow.IsForward == isForward && arrow.Span > 1).OrderBy(arrow => arrow.Span).ThenBy(arrow => arrow.First))
        {
            arrow.Lane = Enumerable.Range(1, inLanes.Count + 1).First(lane => !inLanes.Any(other => other.Lane == lane && other.Meets(arrow)));
            inLanes.Add(arrow);
        }

        int edge = Math.Max(BoxWidth / 2, ArrowFromCentre + Space + WidestIn(0)) + (2 * Space);
        yield return ArrowFromCentre;
        for (int lane = 1; inLanes.Any(arrow => arrow.Lane == lane); lane++)
        {
            yield return edge;
            edge += Space + WidestIn(lane) + (2 * Space);
        }

        yield return edge;

        int WidestIn(int lane) => _arrows.Where(arrow => arrow.IsForward == isForward && arrow.Lane == lane).Select(arrow => arrow.LabelWidth).DefaultIfEmpty().Max();
    }

    private void Place(Arrow arrow, int[] lanes)
    {
        int side = arrow.IsForward ? 1 : -1;
        int x = Centre + (side * lanes[arrow.Lane]);
        arrow.LabelX = x + (side * Space);
        arrow.LabelY = MiddleOfGap((arrow.First + arrow.Last - 1) / 2);
        if (arrow.Span == 1)
        {
            int above = Top(arrow.First) + BoxHeight, below = Top(arrow.Last);
            arrow.Points = arrow.IsForward ? [(x, above), (x, below)] : [(x, below), (x, above)];
            return;
        }

        int edge = Centre + (side * BoxWidth / 2), start = Port(arrow, arrow.From), end = Port(arrow, arrow.To);
        arrow.Points = [(edge, start), (x, start), (x, end), (edge, end)];
    }

    /// <summary>Where a lane's arrow leaves or reaches a box. Those of outer lanes keep to the middle, so that they do not cross those of inner ones.</summary>
    private int Port(Arrow arrow, int row)
    {
        List<Arrow> ports =
        [
            .. _arrows.Where(other => other.Span > 1 && other.IsForward == arrow.IsForward && other.Last == row).OrderBy(other => other.Lane),
            .. _arrows.Where(other => other.Span > 1 && other.IsForward == arrow.IsForward && other.First == row).OrderByDescending(other => other.Lane),
        ];
        return Top(row) + (BoxHeight * (ports.IndexOf(arrow) + 1) / (ports.Count + 1));
    }
}

/// <summary>The steps from one stage to another, as an arrow between two rows.</summary>
internal sealed class Arrow(int from, int to, string[] label)
{
    public int From => from;

    public int To => to;

    public IReadOnlyList<string> Label => label;

    public bool IsForward => to > from;

    public int First => Math.Min(from, to);

    public int Last => Math.Max(from, to);

    public int Span => Last - First;

    /// <summary>0 between the boxes; the further from them, the higher.</summary>
    public int Lane { get; set; }

    public (int X, int Y)[] Points { get; set; } = [];

    public int LabelX { get; set; }

    /// <summary>The middle of the label's height.</summary>
    public int LabelY { get; set; }

    public int LabelWidth => label.Max(line => line.TrimEnd().Length) * SessionLayout.LetterWidth;

    /// <summary>Whether both pass the same gap between rows; those that touch at a box are apart.</summary>
    public bool Meets(Arrow other) => First < other.Last && other.First < Last;
}
