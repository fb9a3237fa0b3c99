namespace SmtpGen.Generators.Spec;

/// <summary>The problems of some files, in the order they are found. A text can hold millions of mistakes, and nobody reads so many.</summary>
internal sealed class ProblemLog
{
    internal const int Limit = 100;

    private readonly List<SpecProblem> _problems = [];

    /// <summary>Whether what is found from now on is not noted any more, so that no effort is due to describe it.</summary>
    public bool IsFull => _problems.Count >= Limit;

    public int Count => _problems.Count;

    public void Add(SpecProblem problem)
    {
        if (_problems.Count < Limit - 1)
            _problems.Add(problem);
        else if (_problems.Count < Limit)
            _problems.Add(problem with { Message = problem.Message + " (More mistakes follow: mend these first.)" });
    }

    public void Add(SpecProblemKind kind, string message, SpecPlace place, SpecPlace? other = null)
        => Add(new SpecProblem(kind, message, place.Path, place.Span, other));

    public EquatableArray<SpecProblem> ToEquatableArray() => _problems.ToEquatableArray();
}
