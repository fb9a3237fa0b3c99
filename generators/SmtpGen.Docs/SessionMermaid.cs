namespace SmtpGen.Docs;

/// <summary>The graph of a session as Mermaid, which renders where Markdown does.</summary>
internal static class SessionMermaid
{
    public static Markdown Mermaid(this Markdown page, SessionGraph session)
    {
        page.Line("```mermaid").Line("stateDiagram-v2");
        foreach (ulong stage in session.Stages)
            page.Line($"    s{stage} : {session.NameOf(stage)}");
        page.Line("    [*] --> s0");
        foreach ((ulong from, ulong to, string[] steps) in session.Edges)
            page.Line($"    s{from} --> s{to} : {string.Join(", ", steps)}");
        return page.Line("```").Line();
    }
}
