namespace SmtpGen.Testing;

/// <summary>The scripts of a server. Of several that match, the one that was written last is played.</summary>
internal sealed class ScriptBook
{
    /// <summary>Stands for a verb where there is none. No client can send it.</summary>
    public const string Greeting = "\n";

    private readonly object _gate = new();
    private readonly List<SmtpScript> _scripts = [];

    public SmtpScript Add(string verb, bool isContinuation)
    {
        var script = new SmtpScript(verb, isContinuation);
        lock (_gate)
            _scripts.Add(script);
        return script;
    }

    /// <summary>What the server does at this place, where it would have said <paramref name="reply"/> itself.</summary>
    public Answer Decide(string verb, bool isContinuation, Reply reply)
    {
        lock (_gate)
        {
            // Each script counts for itself, so all are asked.
            SmtpScript? script = _scripts.FindAll(script => script.Matches(verb, isContinuation)).LastOrDefault();
            return new Answer(script?.Replacement ?? reply, script);
        }
    }
}
