namespace SmtpGen.Testing;

/// <summary>One command, one reply.</summary>
internal sealed class ReplyExchange : Exchange
{
    protected override async ValueTask RunAsync(Session session, CommandLine line)
    {
        Judgement judgement = OrderRules.Refuse(session, line) is { } refusal ? new Judgement(refusal) : Judges.Judge(session, line);
        Answer answer = session.Decide(line, judgement.Reply);
        if (answer.Accepts)
        {
            session.Accept(line.Command);
            judgement.Effect?.Invoke();
        }

        await session.SendAsync(answer).ConfigureAwait(false);
    }
}
